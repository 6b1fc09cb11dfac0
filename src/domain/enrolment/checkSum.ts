const POLYNOMIAL = 0x1021

/** CRC-16/CCITT-FALSE over the UTF-8 bytes, four capital hexadecimal digits: what payment codes end with. */
export function checkSum(text: string): string {
  let sum = 0xffff
  for (const byte of utf8(text)) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x8000 ? (sum << 1) ^ POLYNOMIAL : sum << 1) & 0xffff
  }
  return sum.toString(16).toUpperCase().padStart(4, '0')
}

/** Written out: this floor knows no TextEncoder. */
function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed())
  return (escaped.match(/%[0-9A-F]{2}|./g) ?? []).map((one) => (one.length === 3 ? parseInt(one.slice(1), 16) : one.charCodeAt(0)))
}
