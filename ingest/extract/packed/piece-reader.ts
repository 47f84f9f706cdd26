/** Reading a stream of bytes by lines and by lengths. */

/** Bytes of a stream in their order, each given once. */
export class PieceReader {
  /** Bytes given so far. */
  offset = 0;
  private held: Buffer = Buffer.alloc(0);
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /**
   * The next line with its end, or as much of it as `most` allows; null at the end of the stream.
   */
  async line(most: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let length = 0;
    while (length < most && (await this.fill())) {
      const room = this.held.subarray(0, most - length);
      const end = room.indexOf(0x0a) + 1;
      const part = this.give(end > 0 ? end : room.length);
      parts.push(part);
      length += part.length;
      if (end > 0) break;
    }
    return parts.length === 0 ? null : Buffer.concat(parts);
  }

  /** The next `length` bytes, piece by piece; fewer where the stream ends. */
  async *take(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0 && (await this.fill()); ) {
      const part = this.give(Math.min(left, this.held.length));
      left -= part.length;
      yield part;
    }
  }

  /** All that is left. */
  rest(): AsyncGenerator<Buffer> {
    return this.take(Number.POSITIVE_INFINITY);
  }

  /** True when there is another byte. */
  private async fill(): Promise<boolean> {
    while (this.held.length === 0) {
      const { done, value } = await this.pieces.next();
      if (done) return false;
      this.held = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    return true;
  }

  private give(length: number): Buffer {
    const part = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    this.offset += part.length;
    return part;
  }
}
