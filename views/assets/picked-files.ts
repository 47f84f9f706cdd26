/** The files of a picker or a drop, folders with all that lies in them. */

export interface Picked {
  /** With the folders it was picked in: `minutes/june.pdf`. */
  name: string;
  file: File;
}

/** The files of a picker; one for folders says where in them each lay. */
export function pickedIn(files: FileList | null): Picked[] {
  return [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What was dropped. It must be asked within the event: afterwards the browser forgets it. */
export async function droppedIn(transfer: DataTransfer): Promise<Picked[]> {
  const entries = [...transfer.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const plain = pickedIn(transfer.files);
  const found = await Promise.all(
    entries.map((entry, at) => (entry ? within(entry) : Promise.resolve(plain.slice(at, at + 1)))),
  );
  return found.flat();
}

async function within(entry: FileSystemEntry): Promise<Picked[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Picked[] = [];
  for (;;) {
    // A folder is given in parts; an empty one is the last.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return found;
    // What a person sees in a folder does not begin with a dot.
    for (const each of entries.filter(({ name }) => !name.startsWith(".")))
      found.push(...(await within(each)));
  }
}
