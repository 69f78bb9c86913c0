// What draws messages: Markdown, citations, parts, feedback, exports. As one file beside the first script; see later.ts.
export { SharedPage } from './SharedPage';
export { ThreadHead } from './ThreadHead';
export { ThreadMessages } from './ThreadMessages';
