import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import { type Letters, lettersOf } from '../quote';

/** A page's text: as the text layer draws it, in pieces, and as it is compared. */
export interface PageText { content: TextContent; items: string[]; letters: Letters }

/** The texts of a document's pages, each read once. */
export class PageTexts {
  private readonly texts = new Map<number, Promise<PageText>>();

  constructor(private readonly pdf: PDFDocumentProxy) {}

  get(page: number): Promise<PageText> {
    let text = this.texts.get(page);
    if (!text)
      this.texts.set(page, (text = this.read(page)));
    return text;
  }

  letters = async (page: number): Promise<Letters> => (await this.get(page)).letters;

  private async read(number: number): Promise<PageText> {
    const page = await this.pdf.getPage(number);
    const content = await page.getTextContent();
    const items = content.items.flatMap((item) => ('str' in item ? [item.str] : []));
    return { content, items, letters: lettersOf(items.join('')) };
  }
}
