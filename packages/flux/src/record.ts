/** An object of JSON: neither null nor a list. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What an object itself has under a key, never what it inherits. */
export function fieldOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
