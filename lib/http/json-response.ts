/** JSON that the database has made, handed on as it is. */
export const jsonResponse = (json: string): Response => new Response(json, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
