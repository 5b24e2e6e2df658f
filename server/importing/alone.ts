import dns from 'node:dns'
import net from 'node:net'

/** Before any parser is loaded: from here on the process of an import reaches nobody, whatever a file may talk a parser into. */
const refuse = (): never => { throw new Error('An import reaches nobody.') }

net.Socket.prototype.connect = refuse
Object.assign(dns, { lookup: refuse, resolve: refuse })
Object.assign(globalThis, { fetch: refuse, WebSocket: refuse, XMLHttpRequest: refuse, EventSource: refuse })
