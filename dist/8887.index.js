export const id = 8887;
export const ids = [8887];
export const modules = {

/***/ 8887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toDiffMarkdown: () => (/* binding */ toDiffMarkdown)
/* harmony export */ });
/* harmony import */ var _policy_regions_region_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(466);
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(423);
/* harmony import */ var _diff_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4301);
/* harmony import */ var _diff_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(430);
/* harmony import */ var _markdown_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(783);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);






/** GitHub takes 65,536 characters in a comment; whoever posts this one adds a marker and perhaps a line. */
const MOST = 60_000;
/** From here on it is told where the rows lie, too. */
const MANY = 40;
const icons = {
    'newly-allowed': '🔓',
    'no-longer-inspected': '🙈',
    'newly-denied': '⛔',
    'newly-inspected': '🔍',
    uncertain: '❔',
    'denied-otherwise': '⛔',
};
/** A comment for a pull request: the answer in one line, then tables, gravest first. What is too much is left out, and counted. */
function toDiffMarkdown(difference, { most = MOST } = {}) {
    const { old, next, regions, flips, edits, unfinished } = difference;
    const clean = regions.length === 0 && unfinished === undefined;
    const shown = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .told */ .Ev)(difference);
    const head = [
        `## ${clean && (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.beyond)(difference).length === 0 ? '✅' : '⚠️'} Egress: ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.headline)(difference), 1000)}`,
        '',
        `${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(old)} → ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(next)}`,
        '',
    ];
    const sections = [
        {
            head: ['### Expectations', '', '| | expectation | |', '| --- | --- | --- |'],
            rows: flips.map(({ expectation, is }) => `| ${is.holds ? '✅ holds now' : '❌ **breaks**'} | ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(expectation.name)} | ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(is.cases.flatMap(({ breaches }) => breaches.map(({ says }) => says))[0] ?? '')} |`),
            tail: [''],
            noun: 'expectation',
        },
        ..._policy_regions_region_js__WEBPACK_IMPORTED_MODULE_0__/* .changes */ .Ao.map((change) => {
            const own = shown.filter(region => region.change === change);
            const folded = change === 'denied-otherwise';
            const title = _diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .titles */ .YC[change];
            const name = `${title[0]?.toUpperCase()}${title.slice(1)}`;
            return {
                head: [
                    ...(folded ? [`<details><summary>${icons[change]} ${name} (${own.length})</summary>`, ''] : [`### ${icons[change]} ${name}`, '']),
                    ...(own.length > MANY ? [`All within: ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .surroundings */ .i5)(own, difference))}.`, ''] : []),
                    '| flows | was | is | example |',
                    '| --- | --- | --- | --- |',
                ],
                rows: own.map(region => row(region, difference)),
                tail: ['', ...(folded ? ['</details>', ''] : [])],
                noun: 'row',
            };
        }),
        {
            head: [`<details><summary>Written differently (${edits.length})${clean ? '; every flow is decided as before' : ''}</summary>`, ''],
            rows: edits.map(edit => `- ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.editText)(edit), 600)}${edit.place ? ` ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(edit.place))}` : ''}`),
            tail: ['', '</details>', ''],
            noun: 'edit',
        },
        {
            head: [],
            rows: (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__.hints)(difference).map(hint => `_${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)(`${hint[0]?.toUpperCase()}${hint.slice(1)}`, 600)}._`),
            tail: [''],
            noun: 'note',
        },
    ];
    return fitted(head, sections, most);
}
function row(region, difference) {
    const { was, is } = region.example;
    const encrypted = (0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .isEncrypted */ .ph)(region);
    const cell = (decision) => `${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p)((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeText */ .EL)(decision, encrypted), 400)}${decision.place ? ` ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)((0,_check_report_js__WEBPACK_IMPORTED_MODULE_5__/* .placeText */ .Z9)(decision.place))}` : ''}`;
    return `| ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .flowsText */ .fP)(region, difference))} | ${cell(was)} | ${cell(is)} | ${said((0,_diff_words_js__WEBPACK_IMPORTED_MODULE_2__/* .exampleText */ .kQ)(region))} |`;
}
/** Blanks at the ends of a piece stay as they are: what surrounds it is ours. */
const said = (words) => words.map(word => (typeof word === 'string' ? word : (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D)(word.code))).join('');
const lengthOf = (lines) => lines.reduce((sum, line) => sum + line.length + 1, 0);
function fitted(head, sections, most) {
    const lines = [...head];
    let left = most - lengthOf(head);
    sections.forEach(({ head: start, rows, tail, noun }, index) => {
        if (rows.length === 0)
            return;
        const notice = (missing) => [
            '',
            `_${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(missing, `more ${noun}`)}: the comment would be too long. \`egress-gate diff --format json\` has them all._`,
        ];
        // Every section that follows keeps enough to say how much of it is missing.
        const others = sections.slice(index + 1).filter(({ rows }) => rows.length > 0);
        const reserve = others.reduce((sum, other) => sum + lengthOf(other.head) + lengthOf(other.tail) + lengthOf(notice(1e6)), 0);
        let room = left - reserve - lengthOf(start) - lengthOf(tail) - lengthOf(notice(1e6));
        const kept = [];
        for (const line of rows) {
            room -= line.length + 1;
            if (room < 0)
                break;
            kept.push(line);
        }
        const missing = rows.length - kept.length;
        const block = [...start, ...kept, ...(missing > 0 ? notice(missing) : []), ...tail];
        lines.push(...block);
        left -= lengthOf(block);
    });
    return `${lines.join('\n').trimEnd()}\n`;
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markdownCode),
/* harmony export */   p: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);

/** What can begin or end anything but text: and `.` or `:` only where a bare address would become a link. */
const structure = /[&<>|`*_~[\]\\@#$]|(?<=www)\.|(?<=\b(?:https?|ftp|mailto|xmpp)):/giu;
const entity = (character) => `&#${character.codePointAt(0)};`;
/**
 * Text of unknown origin as inline Markdown that renders as exactly that text: no table cell, link, image, HTML, mathematics,
 * code, mention or issue reference comes out of it. Markdown's structure cannot be written with character references, so every
 * character that could be one becomes one. A mention is recognised only after that, in the rendered text: a zero-width space
 * behind `@` and `#` keeps it from being one.
 */
const markdownText = (text, length = 300) => characters(text, length, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''));
/**
 * The same in code type, for paths, names and values. Inside `<code>` GitHub looks for no mentions (its filter leaves out what stands in
 * `pre`, `code`, `a`, `style` and `script`), and what is copied from there has to be what it was: nothing is put between.
 */
const markdownCode = (text, length = 300) => (text === '' ? '' : `<code>${characters(text, length, entity)}</code>`);
const characters = (text, length, reference) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), length)
    .replace(structure, reference)
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number, sign) => number + entity(sign))
    .replace(/ $/, '&#32;');


/***/ })

};
