/**
 * Stands in the bundles for `Intl.Segmenter`. wrap-ansi makes one when it is loaded, which takes a fifth of a start of Node, and asks it only
 * about text beyond ASCII.
 */
export class Segmenter {
  #made: Intl.Segmenter | undefined;
  segment(text: string): Intl.Segments {
    // Not by its plain name, in whose place this class stands.
    this.#made ??= new globalThis.Intl.Segmenter();
    return this.#made.segment(text);
  }
}
