/**
 * Where every passage that can be searched stands, by its row in `searched`: a few bytes each in typed arrays, so that
 * a million are counted in a moment. Rows are never used twice: what is gone leaves a hole.
 *
 *     id      base    base+1   base+2 …        end
 *     side   [ 7    |  7     |  0 (a hole)   ]
 *     start  [ 0    |  412   |  0            ]
 */
export class Places {
  /** Rows below `base` and from `end` on are not there. */
  base = 0;
  end = 0;
  /** How many are there. */
  count = 0;
  #side = new Int32Array(0);
  #start = new Int32Array(0);
  #length = new Uint16Array(0);

  /** The row of `searched_side`; 0 when no such passage is there. */
  sideOf(id: number): number {
    return this.#side[id - this.base] ?? 0;
  }

  /** Where the passage begins in its text. */
  startOf(id: number): number {
    return this.#start[id - this.base] ?? 0;
  }

  /** Characters from its beginning to the next passage, at most 65,535. */
  lengthOf(id: number): number {
    return this.#length[id - this.base] ?? 0;
  }

  /** Enters rows in ascending order; `lengths` are set apart, when the end of the document is known. */
  add(ids: readonly number[], sides: readonly number[], starts: readonly number[]): void {
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#makeRoom(first, last + 1);
    ids.forEach((id, at) => {
      if (this.sideOf(id) === 0) this.count += 1;
      this.#side[id - this.base] = sides[at] ?? 0;
      this.#start[id - this.base] = starts[at] ?? 0;
    });
  }

  setLength(id: number, length: number): void {
    this.#length[id - this.base] = Math.min(length, 65_535);
  }

  remove(id: number): void {
    if (this.sideOf(id) !== 0) this.count -= 1;
    this.#side[id - this.base] = 0;
  }

  /** Every row that is there, ascending. */
  all(): Int32Array {
    const ids = new Int32Array(this.count);
    let found = 0;
    for (let id = this.base; id < this.end; id += 1) if (this.#side[id - this.base] !== 0) ids[found++] = id;
    return ids.subarray(0, found);
  }

  #makeRoom(first: number, end: number): void {
    if (this.end === 0) this.base = first;
    const base = Math.min(this.base, first);
    if (base < this.base || end - base > this.#side.length) {
      const room = Math.max(end - base, Math.ceil(1.25 * (this.end - base)), 1024);
      const shift = this.base - base;
      this.#side = moved(this.#side, new Int32Array(room), shift);
      this.#start = moved(this.#start, new Int32Array(room), shift);
      this.#length = moved(this.#length, new Uint16Array(room), shift);
      this.base = base;
    }
    this.end = Math.max(this.end, end);
  }
}

function moved<A extends Int32Array | Uint16Array>(from: A, to: A, shift: number): A {
  to.set(from.subarray(0, to.length - shift), shift);
  return to;
}
