import net from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet's. Anything else is refused: this computer and its network, link-local
 * (where clouds tell their secrets), shared, documentation, multicast and reserved ranges; and what only carries an IPv4
 * address in IPv6 (mapped, NAT64, 6to4, Teredo) is judged a way around.
 */
export function isPublicAddress(address: string): boolean {
  if (net.isIP(address) === 0 || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || (parsed.match(givenOut) && !parsed.zoneId)
}

/** Of IPv6, only these have been given out (RFC 4291, 2.4). */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3')
