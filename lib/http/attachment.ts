/** A file to keep (RFC 6266): the name in ASCII for old programs, and as it is. */
export function attachment(content: string | Uint8Array<ArrayBuffer>, fileName: string, contentType: string): Response {
  const ascii = fileName.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\w.-]/g, '-')
  return new Response(content, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      // Should a browser show it all the same, then as nothing of ours.
      'content-security-policy': 'sandbox',
    },
  })
}
