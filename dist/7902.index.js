export const id = 7902;
export const ids = [7902,6406];
export const modules = {

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openApi)
/* harmony export */ });
/** For one request and the whole of its answer. Milliseconds. */
const usual = 60_000;
/** @param milliseconds for one exchange */
async function openApi(token, { env, signal }, milliseconds = usual) {
    const [{ getOctokit }, { defaults }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(9064), __webpack_require__.e(9240)]).then(__webpack_require__.bind(__webpack_require__, 9240)), Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(9064), __webpack_require__.e(7850)]).then(__webpack_require__.bind(__webpack_require__, 7850))]);
    const baseUrl = env['GITHUB_API_URL'];
    // What is given here takes the place of the library's own `request`, in which it keeps the way through the proxy.
    const fetch = (url, options) => defaults.request?.fetch(url, { ...options, signal: AbortSignal.any([options?.signal ?? signal, AbortSignal.timeout(milliseconds)]) });
    return getOctokit(token, { request: { ...defaults.request, fetch, signal }, ...(baseUrl ? { baseUrl } : {}) }).rest;
}


/***/ }),

/***/ 7902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isRefusal: () => (/* binding */ isRefusal),
/* harmony export */   openConversation: () => (/* binding */ openConversation),
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _sticky_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6406);
/** One comment on a pull request, one issue about a state: found by its marker, written only where it differs. */



/** More pages than this are not searched: 3,000 comments, or the 3,000 open issues that changed last. */
const mostPages = 30;
const perPage = 100;
/** Who writes with a job's token, or with an app's: a person who copies the marker is not taken for us. */
const isBot = (user) => user?.type === 'Bot';
/** Comments and issues of the repository that the job runs in, each found again by its marker. */
const openConversation = async (token, world) => {
    const [owner = '', repo = ''] = (world.env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (owner === '' || repo === '')
        throw noRepository();
    const rest = await (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .openApi */ .N)(token, world);
    const where = { owner, repo };
    const search = async (page, wanted) => {
        for (let number = 1; number <= mostPages; number++) {
            const { data } = await page(number);
            const found = data.find(wanted);
            if (found || data.length < perPage)
                return found;
        }
        return undefined;
    };
    const findIssue = (marker) => search(page => rest.issues.listForRepo({ ...where, state: 'open', sort: 'updated', direction: 'desc', per_page: perPage, page }), ({ body, user, pull_request }) => pull_request === undefined && isBot(user) && (0,_sticky_js__WEBPACK_IMPORTED_MODULE_1__.bearsMarker)(body, marker));
    return {
        async comment(issue_number, marker, body) {
            const old = await search(page => rest.issues.listComments({ ...where, issue_number, per_page: perPage, page }), comment => isBot(comment.user) && (0,_sticky_js__WEBPACK_IMPORTED_MODULE_1__.bearsMarker)(comment.body, marker));
            if (old === undefined) {
                const { data } = await rest.issues.createComment({ ...where, issue_number, body });
                return { done: 'created', url: data.html_url };
            }
            if (old.body === body)
                return { done: 'unchanged', url: old.html_url };
            const { data } = await rest.issues.updateComment({ ...where, comment_id: old.id, body });
            return { done: 'updated', url: data.html_url };
        },
        async openIssue(marker, title, body) {
            const old = await findIssue(marker);
            if (old === undefined) {
                const { data } = await rest.issues.create({ ...where, title, body });
                return { done: 'created', url: data.html_url };
            }
            if (old.body === body && old.title === title)
                return { done: 'unchanged', url: old.html_url };
            const { data } = await rest.issues.update({ ...where, issue_number: old.number, title, body });
            return { done: 'updated', url: data.html_url };
        },
        async closeIssue(marker, farewell) {
            const old = await findIssue(marker);
            if (old === undefined)
                return { done: 'none', url: '' };
            await rest.issues.createComment({ ...where, issue_number: old.number, body: farewell });
            const { data } = await rest.issues.update({ ...where, issue_number: old.number, state: 'closed', state_reason: 'completed' });
            return { done: 'closed', url: data.html_url };
        },
    };
};
const noRepository = () => new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
    code: 'NoRepository',
    message: 'GITHUB_REPOSITORY is not set, so there is no repository to write to',
    advice: 'Run this in a job of GitHub Actions.',
});
/** The status of GitHub's answer, when it is GitHub that refused. */
const statusOf = (error) => error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
/** What GitHub says to somebody who may not, or to something that is not there: a matter of settings, not of the program. */
const isRefusal = (error) => [401, 403, 404, 410].includes(statusOf(error) ?? 0);


/***/ }),

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
