import type { Uploads } from './useUploads';

/** The files that go with the next question, with progress and refusals. */
export function UploadList(_props: { uploads: Uploads }) {
  return null;
}
