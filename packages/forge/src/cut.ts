/** Cut by whole characters, with an ellipsis. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept: string[] = []
  let length = 1
  for (const character of text) {
    if (length + character.length > limit) break
    kept.push(character)
    length += character.length
  }
  return `${kept.join('')}…`
}
