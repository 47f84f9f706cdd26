/** The parts of pdf.js that are used; pdf-parse gives text without places, so its inner document is read. */
import type { SKRSContext2D } from "./ocr/canvas.js";

export interface InnerDocument {
  numPages: number;
  getPage(number: number): Promise<InnerPage>;
  getPageLabels(): Promise<string[] | null>;
}

export interface InnerPage {
  getViewport(options: { scale: number }): Viewport;
  getTextContent(): Promise<{ items: InnerItem[] }>;
  getOperatorList(): Promise<Operators>;
  render(options: { canvas: null; canvasContext: SKRSContext2D; viewport: Viewport }): {
    promise: Promise<void>;
  };
  commonObjs: { has(name: string): boolean; get(name: string): { name?: string } };
  cleanup(): void;
}

export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

export interface Viewport {
  width: number;
  height: number;
  transform: number[];
}

export interface InnerItem {
  str?: string;
  /** The last of its line. */
  hasEOL?: boolean;
  dir?: string;
  transform: number[];
  width: number;
  fontName: string;
}
