/** Slide shows as programs before 2007 wrote them (MS-PPT), made for tests: an outline, shapes, notes, a comment. */
import CFB from "cfb";

/** A record with its header; content that is a list of records makes a container. */
export function record(type: number, content: Buffer | Buffer[], instance = 0): Buffer {
  const body = Array.isArray(content) ? Buffer.concat(content) : content;
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (Array.isArray(content) ? 0xf : 0), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
}

/** A text announced by its kind: 0 title, 1 body, 2 notes, 4 other. */
export function words(type: number, text: string, inOneByte = false): Buffer[] {
  const content = Buffer.from(text, inOneByte ? "latin1" : "utf16le");
  return [record(0x0f9f, numbers(type)), record(inOneByte ? 0x0fa8 : 0x0fa0, content)];
}

/** A shape with a text box, as the placeholder given. */
export function shape(box: Buffer[], placeholder?: number): Buffer {
  const holder = placeholder === undefined ? [] : [record(0x0bc3, numbers(0, placeholder))];
  return record(0xf004, [record(0xf011, holder), record(0xf00d, box)]);
}

export interface MadeSlide {
  id: number;
  outline?: Buffer[];
  content: Buffer[];
}

/** The file: `old` is what an earlier saving left behind in the stream. */
export function makePpt(slides: MadeSlide[], notes: MadeSlide[] = [], token = 0xe391c05f, old = "") {
  const parts: Buffer[] = [record(0x03ee, [shape(words(4, old))])];
  const places: number[] = [];
  const add = (part: Buffer) => {
    places.push(parts.reduce((sum, one) => sum + one.length, 0));
    parts.push(part);
    return places.length;
  };
  const listed = (list: MadeSlide[], instance: number, type: number) =>
    record(
      0x0ff0,
      list.flatMap(({ id, outline = [], content }) => [
        record(0x03f3, numbers(add(record(type, content)), 0, 0, id, 0)),
        ...outline,
      ]),
      instance,
    );
  const document = add(record(0x03e8, [listed(slides, 0, 0x03ee), listed(notes, 2, 0x03f0)]));
  const directory = places.length + 1;
  const run = numbers((places.length << 20) | 1, ...places);
  add(record(0x1772, run));
  const edit = add(record(0x0ff5, numbers(0, 0, 0, places[directory - 1] ?? 0, document, 0, 0)));
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/PowerPoint Document", Buffer.concat(parts));
  CFB.utils.cfb_add(file, "/Current User", record(0x0ff6, numbers(20, token, places[edit - 1] ?? 0, 0, 0)));
  return CFB.write(file, { type: "buffer" }) as Buffer;
}
