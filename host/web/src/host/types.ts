// What the host says, as in host/Assistant.Host/Http and Outputs.

export type Language = 'de' | 'en';
export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export interface LocalizedText { de: string; en: string | null }

export interface Preferences {
  language: Language | null;
  theme: Theme;
  department: string | null;
  simple: boolean;
  sendWith: 'enter' | 'ctrl-enter';
  shortcuts: boolean;
  city: string | null;
  onboarded: boolean;
}

export interface Department { id: string; name: LocalizedText }
export interface City { id: string; name: LocalizedText; departments: Department[] }

export interface Skill {
  plugin: string;
  pluginName: string;
  id: string;
  name: string;
  description: string;
  examples: string[];
  active: boolean;
  reason?: string | null;
}

export interface Status {
  ready: boolean;
  plugins: 'loading' | 'ready';
  stopping: boolean;
  index: { state: 'ready' | 'rebuilding' | 'empty'; documents: number; syncing: boolean; lastSync: string | null; percent: number | null; searchedBy?: 'words' | 'words-and-meaning'; embedding?: { model: string; passages: number; embedded: number } | null };
  models: { configured: boolean; inReach: boolean; reason: string | null; nextProbe: string | null };
}

export interface ConversationSummary { id: string; title: string; createdAt: string; updatedAt: string; snippet?: string | null }
export interface ConversationPage { items: ConversationSummary[]; next: string | null }

export interface Limits { questionCharacters: number; uploadBytes: number; uploadsPerQuestion: number; uploadTypes: string[] }

export interface Boot {
  version: string;
  session: string;
  city: string;
  cities: City[];
  preferences: Preferences;
  status: Status;
  /** `unreachable`: they could not be read in time. */
  conversations: ConversationPage & { unreachable?: boolean };
  skills: Skill[];
  firstVisit: boolean;
  limits: Limits;
  admin: 'closed' | 'signed-out' | 'signed-in';
}

export interface DocumentRef {
  id: string;
  title: string;
  reference: string | null;
  date: string | null;
  url: string | null;
  committee?: string | null;
  paperType?: string | null;
}

export interface Citation {
  n: number;
  document: DocumentRef;
  page: number | null;
  quote: string;
  file: string | null;
  link: string | null;
  passage: string;
  /** Read from a scan by text recognition. */
  recognized?: boolean;
  /** Where else the same text stands. */
  sameText?: DocumentRef[];
  /** The newest paper of the same kind and title, where this one is older. */
  newer?: DocumentRef | null;
}

/** What in an answer its sources do not carry; the place counts in UTF-16 units of the text. */
export interface CheckFinding { kind: string; words: string; reason: string; start: number; length: number }

export interface TableColumn { name: string; type: 'text' | 'number' | 'date' | 'link'; unit: string | null }
export interface TableData { columns: TableColumn[]; rows: (string | null)[][] }
export interface FormField { id: string; label: string; value: string | null; required: boolean; help: string | null; error: string | null }

export type Part =
  | ({ kind: 'table'; title: string; sources: DocumentRef[] } & TableData)
  | { kind: 'chart'; chart: 'bar' | 'line'; title: string; data: TableData; sources: DocumentRef[] }
  | { kind: 'form'; formId: string; title: string; fields: FormField[]; values?: Record<string, string> | null; sources: DocumentRef[] }
  | { kind: 'notice'; level: 'info' | 'warning' | 'error'; text: string; sources: DocumentRef[] };
export interface ToolParts { callId?: string; tool: string; title: string; parts: Part[] }

export interface Filters { committee?: string[]; paperType?: string[]; outcome?: string[]; since?: string | null; until?: string | null }
export type FilterKind = 'period' | 'committee' | 'paperType' | 'outcome';
export interface ImpliedFilter { kind: FilterKind; label: string; filters: Filters }
export interface AppliedFilters { given: Filters; implied: ImpliedFilter[]; relaxed: boolean; sentence: string | null }

/** What an argument of a tool is called for people, as the tool says; the hint says more, where there is more to say. */
export interface ArgumentLabel { name: string; label: string; hint: string | null }
export interface ToolUse { name: string; arguments: string; error: string | null; labels?: ArgumentLabel[] | null }

/** An answer as it is stored. */
export interface Answer {
  answer: string;
  mode: 'generated' | 'extractive';
  model: string | null;
  citations: Citation[];
  tools: ToolUse[];
  checks: CheckFinding[];
  partial: boolean;
  notice: string | null;
  refused: boolean;
  words_not_found: string[];
  suggestions: string[];
  label?: string | null;
  parts?: ToolParts[];
  filters?: AppliedFilters | null;
}

export interface Feedback { verdict: 'right' | 'wrong'; sources: number[]; text: string; share?: boolean }
export interface AttachmentRef { id: string; name: string }

export type MessageState = 'running' | 'done' | 'stopped' | 'interrupted' | 'failed';

/** A message of a stored conversation; those with the same parent are versions of each other. */
export interface StoredMessage {
  id: string;
  parent: string | null;
  role: 'user' | 'assistant';
  state: MessageState;
  text: string;
  note: string | null;
  createdAt: string;
  endedAt: string | null;
  answer: Answer | null;
  simple?: { text: string; checks: CheckFinding[] } | null;
  feedback?: Feedback | null;
  attachments?: AttachmentRef[];
  filters?: Filters | null;
}

export interface Conversation {
  id: string;
  title: string;
  createdAt: string;
  updatedAt: string;
  activeLeaf: string | null;
  messages: StoredMessage[];
}

export interface PendingApproval { id: string; tool: string; arguments: string; question: string; expiresAt?: string; labels?: ArgumentLabel[] }

export interface FacetValue { value: string; label: string; count: number; selected?: boolean }
export interface Passage { id: string; page: number | null; text: string; heading: string | null; file: string | null; link: string | null; recognized?: boolean }
export interface Hit { rank: number; score: number; byMeaning?: boolean; document: DocumentRef; passage: Passage; more?: Passage[]; sameText?: DocumentRef[]; newer?: DocumentRef | null }
export interface SearchResult {
  hits: Hit[];
  total: number;
  /** So many of them are found by their meaning alone; facets do not count them. */
  byMeaning?: number;
  facets: { committee: FacetValue[]; paperType: FacetValue[]; outcome: FacetValue[]; year: FacetValue[] };
  words: { word: string; passages: number }[];
  implied: ImpliedFilter[];
  took: number;
}
export interface FilterChoices { committees: FacetValue[]; paperTypes: FacetValue[]; outcomes: FacetValue[]; first: string | null; last: string | null }

export interface DocumentFile {
  id: number;
  name: string;
  mediaType: string | null;
  pages: number | null;
  bytes: number | null;
  state: string;
  reason: string | null;
  url: string | null;
  viewable: 'pdf' | 'text' | 'none';
}
export interface DocumentDetails extends DocumentRef { key: string; kind: string; outcome: string | null; files: DocumentFile[] }
export interface DocumentText { pages: { page: number | null; passages: { id: string; heading: string | null; text: string; recognized?: boolean }[] }[] }

export interface Prompt {
  id: string;
  scope: 'own' | 'department' | 'city';
  department: string | null;
  title: string;
  text: string;
  variables: string[];
  mine: boolean;
  updatedAt: string;
}

export interface Upload { id: string; name: string; pages: number | null; characters: number; notice: string | null }
