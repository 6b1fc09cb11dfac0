import * as v from 'valibot'

/** What a column of a list can mean. The reader guesses; whoever brings the list in has the last word. */
export const COLUMN_MEANINGS = [
  'serial',
  'name',
  'middle-name',
  'given-name',
  'birth',
  'birth-male',
  'birth-female',
  'birth-day',
  'birth-month',
  'birth-year',
  'sex',
  'sex-male',
  'sex-female',
  'identity',
  'old-identity',
  'amount',
  'supplement',
  'total',
  'carried',
  'carried-months',
  'back-pay',
  'decision',
  'book',
  'group',
  'coefficient',
  'from',
  'from-month',
  'from-year',
  'guardian',
  'payee',
  'hamlet',
  'phone',
  'card',
  'account',
  'result',
  'result-reason',
  'credit-day',
  'other',
] as const
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number]

/** «This column of this sheet is that»; columns count from 0. What is not named stays as guessed. */
export const columnMapping = v.pipe(
  v.array(
    v.object({
      sheet: v.pipe(v.string(), v.maxLength(255)),
      column: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)),
      meaning: v.picklist(COLUMN_MEANINGS),
    }),
  ),
  v.maxLength(400),
)
export type ColumnMapping = v.InferOutput<typeof columnMapping>

/** The head of a list as it was read: each column with its label, what it is taken for, and what stands in the first rows. */
export type ListHead = {
  readonly sheet: string
  readonly row: number
  readonly columns: readonly {
    readonly column: number
    readonly label: string
    readonly meaning: ColumnMeaning
    readonly samples: readonly string[]
  }[]
}

/** What somebody says to a doubt about a row. */
export const doubtChoice = v.variant('kind', [
  /** «Là một»: the row is this person of the record. */
  v.object({ kind: v.literal('same'), beneficiaryId: v.pipe(v.string(), v.uuid()) }),
  /** «Hai người»: the row is somebody else than whoever is like them. */
  v.object({ kind: v.literal('other') }),
  /** «Là một, bỏ dòng này»: another row of the list has brought them already. */
  v.object({ kind: v.literal('twice') }),
  /** «Đúng rồi»: what was read is right. */
  v.object({ kind: v.literal('right') }),
  /** «Theo danh sách», «Giữ hồ sơ»: which of two sides that differ. */
  v.object({ kind: v.literal('list') }),
  v.object({ kind: v.literal('record') }),
  /** The cell as it should have been, in the words of a cell; of a group its code. */
  v.object({ kind: v.literal('value'), text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)) }),
])
export type DoubtChoice = v.InferOutput<typeof doubtChoice>

const MOST_CHOICES = 5_000
export const rowChoices = v.pipe(
  v.array(
    v.object({
      sheet: v.pipe(v.string(), v.maxLength(255)),
      row: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576)),
      problem: v.pipe(v.string(), v.regex(/^[A-Z_]{1,40}$/)),
      choice: doubtChoice,
    }),
  ),
  v.maxLength(MOST_CHOICES),
)
export type RowChoice = v.InferOutput<typeof rowChoices>[number]

/** A choice that is offered in the cell, in words where it needs more than its kind. */
export type OfferedChoice = { readonly choice: DoubtChoice; readonly about: string }
/** What may be typed instead of the cell; a group is chosen from its codes. */
export type GroupToChoose = { readonly code: string; readonly name: string }
export type TypedField = 'name' | 'birth' | 'identity' | 'phone' | 'amount' | 'coefficient' | 'from' | 'group'

/** A list as the office sends it; the file travels as base64 inside the JSON, so that the same guards stand before it. */
export const importRequest = v.object({
  fileName: v.pipe(v.string(), v.maxLength(255)),
  fileBase64: v.pipe(v.string(), v.minLength(1), v.maxLength(28 * 1024 * 1024)),
  unitCode: v.pipe(v.string(), v.regex(/^\d{5}$/)),
  programmeCode: v.picklist(['BTXH', 'NCC', 'KHAC']),
  dryRun: v.boolean(),
  mapping: v.optional(columnMapping, []),
  choices: v.optional(rowChoices, []),
})
export type ImportRequest = v.InferOutput<typeof importRequest>

/** Where a doubt stands in the workbook («D118» under its label, or the whole row), and what it says of this row where its own sentence says too little. */
export type ToldCell = {
  readonly code: string
  readonly cell: string | null
  readonly label: string | null
  /** «trang "T12", ô D118 (Ngày sinh)». */
  readonly place: string
  readonly sentence: string | null
  readonly offers: readonly OfferedChoice[]
  readonly typed: TypedField | null
}

export type ImportedRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  readonly idNumber: string | null
  readonly amountInDong: number | null
  readonly problems: readonly string[]
  /** One for each problem, in the same order. */
  readonly cells: readonly ToldCell[]
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'kept-back'
}

/** Somebody who is on the list and was not, was and is not, or whose money is another; đồng a month of the list's programme. */
export type ComparedPerson = {
  readonly kind: 'added' | 'gone' | 'amount'
  readonly fullName: string
  readonly hamlet: string
  readonly beforeInDong: number
  readonly afterInDong: number
}
/** How the list differs from what the record has of its programme and commune; of each kind only so many are named. */
export type ListComparison = {
  readonly added: number
  readonly gone: number
  readonly amount: number
  readonly people: readonly ComparedPerson[]
}

export type ImportAnswer = {
  /** Null when nothing was written. */
  readonly runId: string | null
  readonly rows: readonly ImportedRow[]
  readonly totals: { readonly rows: number; readonly people: number; readonly sumInDong: number; readonly declaredSumInDong: number | null }
  readonly outcomes: { readonly added: number; readonly changed: number; readonly unchanged: number; readonly keptBack: number }
  readonly heads: readonly ListHead[]
  readonly comparison: ListComparison
  /** What a word of the list can be chosen to mean; empty while no word is asked about. */
  readonly groups: readonly GroupToChoose[]
  /** What each problem named in the rows says, Vietnamese first. */
  readonly sentences: Readonly<Record<string, string>>
  /** The column each of them is about, by its name on the list. */
  readonly columns: Readonly<Record<string, string>>
}

/** A list that was brought in. It can be taken back for a day, as far as nobody has worked on its people since. */
export type ImportRun = {
  readonly id: string
  readonly atMs: number
  readonly by: string
  readonly unitCode: string
  readonly fileName: string
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly keptBack: number
  /** Rows kept back that nobody has settled yet; a later run of the same file stands for them. */
  readonly waiting: number
  readonly isUndone: boolean
  readonly mayBeUndone: boolean
}
/** Rows of a run that wait, with what is asked about each. */
export type WaitingRow = Omit<ImportedRow, 'outcome'> & { readonly place: number; readonly sentences: readonly string[] }
export type WaitingRows = { readonly fileName: string; readonly rows: readonly WaitingRow[] }
export const settlementRequest = v.object({
  places: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(1), v.maxLength(100_000)),
})
export type UndoingAnswer = { readonly undone: number; readonly left: number }

/** A list that cannot be taken in at all. */
export type ImportRefusal = { readonly problem: 'list-refused'; readonly refusal: string; readonly sentence: string }
