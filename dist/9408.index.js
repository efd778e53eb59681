export const id = 9408;
export const ids = [9408];
export const modules = {

/***/ 9408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readOurAuthority: () => (/* binding */ readOurAuthority)
/* harmony export */ });
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8108);
/* harmony import */ var _find_ca_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9119);
/* harmony import */ var _vault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5113);



/** Our root and intermediate as the vault holds them: public certificates only. Undefined: one of the two is not there. */
async function readOurAuthority(keyVault, names, credential, signal) {
    const vault = await (0,_vault_js__WEBPACK_IMPORTED_MODULE_2__/* .openVault */ .Z)(keyVault, { credential, signal, log: () => { }, grantMinutes: 0 });
    const [certificate, root] = await Promise.all([vault.certificate(names.certificate), vault.secret(names.rootSecret)]);
    if (!certificate || root === undefined)
        return undefined;
    const intermediate = (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readCertificate */ .w$)(certificate.der);
    return { intermediate, root: (0,_find_ca_js__WEBPACK_IMPORTED_MODULE_1__/* .rootAmong */ .Zv)(root, intermediate) };
}


/***/ })

};
