export const id = 6406;
export const ids = [6406];
export const modules = {

/***/ 6406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bearsMarker: () => (/* binding */ bearsMarker),
/* harmony export */   bodyLimit: () => (/* binding */ bodyLimit),
/* harmony export */   markerOf: () => (/* binding */ markerOf),
/* harmony export */   stickyBody: () => (/* binding */ stickyBody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/** The text of a comment or an issue that is found again and rewritten: a marker that nobody sees, a heading, and the reports. */

/** GitHub refuses more, counted in characters. Some room is left for what GitHub counts otherwise. */
const bodyLimit = 65_000;
/**
 * An HTML comment, on the first line. What the user calls it is shown as far as a comment can hold it; the digest tells apart what
 * would look alike.
 */
const markerOf = (name) => {
    const shown = name.replace(/[^\w ./]+/g, '_').slice(0, 60);
    return `<!-- egress-gate ${shown} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex').slice(0, 16)} -->`;
};
/** Ours if its first line is our marker. */
const bearsMarker = (body, marker) => body?.split(/\r?\n/, 1)[0] === marker;
/**
 * The whole text. Where it would be too long, the sections share the room: each keeps whole lines from its beginning, short ones
 * give what they do not need to the long ones, and a cut one says so.
 * @param link where everything can be read
 */
const stickyBody = (parts) => {
    const end = parts.link === undefined ? '' : `\n\n<sub>[The run](${parts.link}) has all of it.</sub>`;
    const head = `${parts.marker}\n## ${oneLine(parts.title)}`;
    const sections = [parts.text, ...parts.sections].map(section => section.trim()).filter(section => section !== '');
    const room = bodyLimit - head.length - end.length - sections.length * 2;
    const shares = sharesOf(sections.map(({ length }) => length), room);
    const shown = sections.map((section, index) => shortened(section, shares[index] ?? 0));
    return `${[head, ...shown].join('\n\n')}${end}`;
};
const oneLine = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 200);
/** Equal shares of the room; what one does not need goes to the others. */
const sharesOf = (lengths, room) => {
    const shares = lengths.map(() => 0);
    let left = Math.max(0, room);
    const order = lengths.map((_, index) => index).sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0));
    for (const [done, index] of order.entries()) {
        const share = Math.min(lengths[index] ?? 0, Math.floor(left / (order.length - done)));
        shares[index] = share;
        left -= share;
    }
    return shares;
};
const cut = '\n\n*(cut here: it is too long for GitHub)*';
const shortened = (text, room) => {
    if (text.length <= room)
        return text;
    const end = text.lastIndexOf('\n', Math.max(0, room - cut.length - closing.length));
    if (end <= 0)
        return cut.trim().slice(0, room);
    const kept = text.slice(0, end);
    // A folded part that was cut in two would swallow what follows it.
    const open = kept.split('<details>').length - kept.split('</details>').length;
    return `${kept}${open > 0 ? closing : ''}${cut}`;
};
const closing = '\n\n</details>';


/***/ })

};
