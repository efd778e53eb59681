export const id = 5180;
export const ids = [5180];
export const modules = {

/***/ 5180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (/* binding */ n)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var n=async()=>{throw new Error("An action cannot open a browser to sign in.")};


/***/ })

};
