export const id = 634;
export const ids = [634,8172];
export const modules = {

/***/ 1399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ q),
/* harmony export */   b: () => (/* binding */ pe)
/* harmony export */ });
/* harmony import */ var _JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9663);
var y=(0,_JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_0__.k)("core-lro");var A=["succeeded","canceled","failed"];function q(e){try{return JSON.parse(e).state}catch{throw new Error(`Unable to deserialize input state: ${e}`)}}function N(e){let{state:t,isOperationError:r}=e;return o=>{throw r(o)&&(t.error=o,t.status="failed"),o}}function oe(e,t){let r=e;return r.slice(-1)!=="."&&(r=r+"."),r+" "+t}function ne(e){let t=e.message,r=e.code,o=e;for(;o.innererror;)o=o.innererror,r=o.code,t=oe(t,o.message);return{code:r,message:t}}async function H(e){let{state:t,status:r,isDone:o,processResult:a,getError:c,response:n,setErrorAsResult:f}=e;switch(r){case"succeeded":{t.status="succeeded";break}case"failed":{let i=c?.(n),u="";if(i){let{code:p,message:l}=ne(i);u=`. ${p}. ${l}`}let g=`The long-running operation has failed${u}`;t.error=new Error(g),t.status="failed",y.warning(g);break}case"canceled":{t.status="canceled";break}}(o?.(n,t)||o===void 0&&["succeeded","canceled"].concat(f?[]:["failed"]).includes(r))&&(t.result=await ie({response:n,state:t,processResult:a}))}async function ie(e){let{processResult:t,response:r,state:o}=e;return t?t(r,o):r}async function k(e){let{init:t,processResult:r,getOperationStatus:o,withOperationLocation:a,setErrorAsResult:c}=e,{operationLocation:n,resourceLocation:f,initialRequestUrl:i,requestMethod:u,metadata:g,response:p}=await t();n&&a?.(n,!1);let l={metadata:g,operationLocation:n,resourceLocation:f,initialRequestUrl:i,requestMethod:u};y.verbose("LRO: Operation description:",l);let O={status:"running",config:l},R=o({response:p,state:O,operationLocation:n});return await H({state:O,status:R,response:p,setErrorAsResult:c,processResult:r}),O}async function se(e){let{poll:t,state:r,operationLocation:o,getOperationStatus:a,getResourceLocation:c,isOperationError:n,options:f}=e,i=await t(o,f).catch(N({state:r,isOperationError:n})),u=a(i,r);if(y.verbose(`LRO: Status:
	Polling from: ${r.config.operationLocation}
	Operation status: ${u}
	Polling status: ${A.includes(u)?"Stopped":"Running"}`),u==="succeeded"){let g=c(i,r);if(g!==void 0)return{response:await t(g).catch(N({state:r,isOperationError:n})),status:u}}return{response:i,status:u}}async function C(e){let{poll:t,state:r,options:o,getOperationStatus:a,getResourceLocation:c,getOperationLocation:n,isOperationError:f,withOperationLocation:i,getPollingInterval:u,processResult:g,getError:p,updateState:l,setDelay:O,isDone:R,setErrorAsResult:U}=e,{operationLocation:E}=r.config;if(E!==void 0){let{response:S,status:w}=await se({poll:t,getOperationStatus:a,state:r,operationLocation:E,getResourceLocation:c,isOperationError:f,options:o});if(await H({status:w,response:S,state:r,isDone:R,processResult:g,getError:p,setErrorAsResult:U}),!A.includes(w)){let s=u?.(S);s&&O(s);let L=n?.(S,r);if(L!==void 0){let b=E!==L;r.config.operationLocation=L,i?.(L,b)}else i?.(E,!1)}l?.(r,S)}}function B(e){let{azureAsyncOperation:t,operationLocation:r}=e;return r??t}function _(e){return e.headers.location}function G(e){return e.headers["operation-location"]}function J(e){return e.headers["azure-asyncoperation"]}function ae(e){let{location:t,requestMethod:r,requestPath:o,resourceLocationConfig:a,skipFinalGet:c}=e;if(c)return;switch(r){case"PUT":return o;case"DELETE":return;case"PATCH":return n()??o;default:return n()}function n(){switch(a){case"operation-location":case"azure-async-operation":return;case"original-uri":return o;default:return t}}}function V(e,t,r){let o=e.request.url,a=e.request.method,c=G(e),n=J(e),f=B({operationLocation:c,azureAsyncOperation:n}),i=_(e),u=a?.toLocaleUpperCase();return f!==void 0?{mode:"OperationLocation",operationLocation:f,resourceLocation:ae({requestMethod:u,location:i,requestPath:o,resourceLocationConfig:t,skipFinalGet:r}),initialRequestUrl:o,requestMethod:a}:i!==void 0?{mode:"ResourceLocation",operationLocation:i,initialRequestUrl:o,requestMethod:a}:u==="PUT"&&o?{mode:"Body",operationLocation:o,initialRequestUrl:o,requestMethod:a}:void 0}function j(e){let{status:t,statusCode:r}=e;if(typeof t!="string"&&t!==void 0)throw new Error(`Polling was unsuccessful. Expected status to have a string value or no value but it has instead: ${t}. This doesn't necessarily indicate the operation has failed. Check your Azure subscription or resource status for more information.`);y.verbose(`LRO: Transforming status: ${t} with status code: ${r}.`);let o=t?.toLocaleLowerCase();return o?o.includes("succeeded")?"succeeded":o.includes("fail")?"failed":["canceled","cancelled"].includes(o)?"canceled":"running":M(r)}function ce(e){let{status:t}=e.body??{};return j({status:t,statusCode:e.statusCode})}function ue(e){let{properties:t,provisioningState:r}=e.body??{},o=t?.provisioningState??r;return j({status:o,statusCode:e.statusCode})}function M(e){return e===202?"running":e<300?"succeeded":"failed"}function K({rawResponse:e}){let t=e.headers["retry-after"];if(t!==void 0){let r=parseInt(t);return isNaN(r)?le(new Date(t)):r*1e3}}function Q(e){let t=Y(e,"error");if(!t){y.warning("The long-running operation failed but there is no error property in the response's body");return}if(!t.code||!t.message){y.warning("The long-running operation failed but the error property in the response's body doesn't contain code or message");return}return t}function le(e){let t=Math.floor(new Date().getTime()),r=e.getTime();if(t<r)return r-t}function W(e){let{response:t,state:r,operationLocation:o}=e;function a(){switch(r.config.metadata?.mode){case void 0:return M(t.rawResponse.statusCode);case"Body":return D(t,r);default:return"running"}}let c=a();return c==="running"&&o===void 0?"succeeded":c}function X({rawResponse:e},t){switch(t.config.metadata?.mode){case"OperationLocation":return B({operationLocation:G(e),azureAsyncOperation:J(e)});case"ResourceLocation":return _(e);default:return}}function D({rawResponse:e},t){let r=t.config.metadata?.mode;switch(r){case"OperationLocation":return ce(e);case"ResourceLocation":return M(e.statusCode);case"Body":return ue(e);default:throw new Error(`Internal error: Unexpected operation mode: ${r}`)}}function Y({flatResponse:e,rawResponse:t},r){return e?.[r]??t.body?.[r]}function Z(e,t){let r=Y(e,"resourceLocation");return r&&typeof r=="string"&&(t.config.resourceLocation=r),t.config.resourceLocation}function ee(e){return e.name==="RestError"}function te(e){let{getOperationLocation:t,getStatusFromInitialResponse:r,getStatusFromPollResponse:o,isOperationError:a,getResourceLocation:c,getPollingInterval:n,getError:f,resolveOnUnsuccessful:i}=e;return({init:u,poll:g},p)=>{let{processResult:l,updateState:O,withOperationLocation:R,intervalInMs:U=2e3,restoreFrom:E}=p||{},S=R?(()=>{let d=!1;return(m,P)=>{P?R(m):d||R(m),d=!0}})():void 0,w,s;E?(s=q(E),w=Promise.resolve(s)):w=k({init:u,processResult:l,getOperationStatus:r,withOperationLocation:S,setErrorAsResult:!i}).then(d=>s=d);let L,b=new AbortController,x=new Map,re=async()=>x.forEach(d=>d(s)),I="Operation was canceled",T=U,h={get operationState(){return s},get result(){return s?.result},get isDone(){return["succeeded","failed","canceled"].includes(s?.status??"")},onProgress:d=>{let m=Symbol();return x.set(m,d),()=>x.delete(m)},serialize:async()=>(await w,JSON.stringify({state:s})),submitted:async()=>{await w},pollUntilDone:async d=>(L??=(async()=>{if(await w,!s)throw new Error("Poller should be initialized but it is not!");let{abortSignal:m}=d||{};function P(){b.abort()}let v=b.signal;m?.aborted?b.abort():v.aborted||m?.addEventListener("abort",P,{once:!0});try{if(!h.isDone)for(await h.poll({abortSignal:v});!h.isDone;)await (0,_JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_0__.m)(T,{abortSignal:v}),await h.poll({abortSignal:v})}finally{m?.removeEventListener("abort",P)}if(i)return h.result;switch(s.status){case"succeeded":return h.result;case"canceled":throw new Error(I);case"failed":throw s.error;case"notStarted":case"running":throw new Error("Polling completed without succeeding or failing")}})().finally(()=>{L=void 0}),L),async poll(d){if(await w,!s)throw new Error("Poller should be initialized but it is not!");if(i){if(h.isDone)return s}else switch(s.status){case"succeeded":return s;case"canceled":throw new Error(I);case"failed":throw s.error}if(await C({poll:g,state:s,getOperationLocation:t,isOperationError:a,withOperationLocation:S,getPollingInterval:n,getOperationStatus:o,getResourceLocation:c,processResult:l,getError:f,updateState:O,options:d,setDelay:m=>{T=m},setErrorAsResult:!i}),await re(),!i)switch(s.status){case"canceled":throw new Error(I);case"failed":throw s.error}return s},then(d,m){return h.pollUntilDone().then(d,m)},catch(d){return h.pollUntilDone().catch(d)},finally(d){return h.pollUntilDone().finally(d)},[Symbol.toStringTag]:"Poller"};return h}}function $({url:e,baseUrl:t}){if(!e)return;if(!t)return e;let r;try{r=new URL(e)}catch{try{r=new URL(e,t)}catch{throw new Error(`Invalid input URL provided: ${e}`)}}let o;try{o=new URL(t)}catch{throw new Error(`Invalid base URL provided: ${t}`)}return new URL(`${r.pathname}${r.search}${r.hash}`,o).toString()}function pe(e,t){let{resourceLocationConfig:r,intervalInMs:o,processResult:a,restoreFrom:c,updateState:n,withOperationLocation:f,resolveOnUnsuccessful:i=!1,baseUrl:u,skipFinalGet:g}=t||{};return te({getStatusFromInitialResponse:W,getStatusFromPollResponse:D,isOperationError:ee,getOperationLocation:X,getResourceLocation:Z,getPollingInterval:K,getError:Q,resolveOnUnsuccessful:i})({init:async()=>{let p=await e.sendInitialRequest(),l=V(p.rawResponse,r,g);return{response:p,operationLocation:$({url:l?.operationLocation,baseUrl:u}),resourceLocation:$({url:l?.resourceLocation,baseUrl:u}),initialRequestUrl:l?.initialRequestUrl,requestMethod:l?.requestMethod,...l?.mode?{metadata:{mode:l.mode}}:{}}},poll:e.sendPollRequest},{intervalInMs:o,withOperationLocation:f,restoreFrom:c,updateState:n,processResult:a?({flatResponse:p},l)=>a(p,l):({flatResponse:p})=>p})}


/***/ }),

/***/ 7570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ t)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var t=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((i,e)=>{e.exports=process.getBuiltinModule("node:util")});


/***/ }),

/***/ 9663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ Ae),
/* harmony export */   b: () => (/* binding */ A),
/* harmony export */   c: () => (/* binding */ Ne),
/* harmony export */   d: () => (/* binding */ U),
/* harmony export */   e: () => (/* binding */ y),
/* harmony export */   f: () => (/* binding */ W),
/* harmony export */   g: () => (/* binding */ j),
/* harmony export */   h: () => (/* binding */ P),
/* harmony export */   i: () => (/* binding */ O),
/* harmony export */   j: () => (/* binding */ He),
/* harmony export */   k: () => (/* binding */ We),
/* harmony export */   l: () => (/* binding */ x),
/* harmony export */   m: () => (/* binding */ ye),
/* harmony export */   n: () => (/* binding */ Le),
/* harmony export */   o: () => (/* binding */ he),
/* harmony export */   p: () => (/* binding */ yt),
/* harmony export */   q: () => (/* binding */ Lt),
/* harmony export */   r: () => (/* binding */ ht),
/* harmony export */   s: () => (/* binding */ Rt),
/* harmony export */   t: () => (/* binding */ At),
/* harmony export */   u: () => (/* binding */ Et),
/* harmony export */   v: () => (/* binding */ wt)
/* harmony export */ });
/* harmony import */ var _K7HG23NW_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8172);
/* harmony import */ var _YVOTJD2T_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4083);
/* harmony import */ var _IRNOADKA_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7570);
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4263);
var $=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_3__.d)((0,_YVOTJD2T_js__WEBPACK_IMPORTED_MODULE_1__.a)(),1),z=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_3__.d)((0,_IRNOADKA_js__WEBPACK_IMPORTED_MODULE_2__.a)(),1),V=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_3__.d)((0,_K7HG23NW_js__WEBPACK_IMPORTED_MODULE_0__.a)(),1);function q(e,...t){V.default.stderr.write(`${z.default.format(e,...t)}${$.EOL}`)}var g=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_3__.d)((0,_K7HG23NW_js__WEBPACK_IMPORTED_MODULE_0__.a)(),1);function R(e){return g.default.env[e]}function Ae(e){g.default.emitWarning(e)}var _=typeof g.default.versions.deno=="string"&&g.default.versions.deno.length>0,Q=typeof g.default.versions.bun=="string"&&g.default.versions.bun.length>0,A=!0;var G=R("DEBUG"),Y,v=[],C=[],E=[];G&&D(G);var F=Object.assign(e=>K(e),{enable:D,enabled:I,disable:se,log:q});function D(e){Y=e,v=[],C=[];let t=e.split(",").map(r=>r.trim());for(let r of t)r.startsWith("-")?C.push(r.substring(1)):v.push(r);for(let r of E)r.enabled=I(r.namespace)}function I(e){if(e.endsWith("*"))return!0;for(let t of C)if(J(e,t))return!1;for(let t of v)if(J(e,t))return!0;return!1}function J(e,t){if(t.indexOf("*")===-1)return e===t;let r=t;if(t.indexOf("**")!==-1){let l=[],L="";for(let S of t)S==="*"&&L==="*"||(L=S,l.push(S));r=l.join("")}let o=0,n=0,u=r.length,a=e.length,c=-1,f=-1;for(;o<a&&n<u;)if(r[n]==="*"){if(c=n,n++,n===u)return!0;for(;e[o]!==r[n];)if(o++,o===a)return!1;f=o,o++,n++;continue}else if(r[n]===e[o])n++,o++;else if(c>=0){if(n=c+1,o=f+1,o===a)return!1;for(;e[o]!==r[n];)if(o++,o===a)return!1;f=o,o++,n++;continue}else return!1;let m=o===e.length,s=n===r.length,i=n===r.length-1&&r[n]==="*";return m&&(s||i)}function se(){let e=Y||"";return D(""),e}function K(e){let t=Object.assign(r,{enabled:I(e),destroy:ie,log:F.log,namespace:e,extend:ae});function r(...o){t.enabled&&(o.length>0&&(o[0]=`${e} ${o[0]}`),t.log(...o))}return E.push(t),t}function ie(){let e=E.indexOf(this);return e>=0?(E.splice(e,1),!0):!1}function ae(e){let t=K(`${this.namespace}:${e}`);return t.log=this.log,t}var d=F;var N=["verbose","info","warning","error"],Z={verbose:400,info:300,warning:200,error:100};function X(e,t){t.log=(...r)=>{e.log(...r)}}function ee(e){return N.includes(e)}function w(e){let t=new Set,r=R(e.logLevelEnvVarName),o,n=d(e.namespace);n.log=(...s)=>{d.log(...s)};function u(s){if(s&&!ee(s))throw new Error(`Unknown log level '${s}'. Acceptable values: ${N.join(",")}`);o=s;let i=[];for(let l of t)a(l)&&i.push(l.namespace);d.enable(i.join(","))}r&&(ee(r)?u(r):console.error(`${e.logLevelEnvVarName} set to unknown log level '${r}'; logging is not enabled. Acceptable values: ${N.join(", ")}.`));function a(s){return!!(o&&Z[s.level]<=Z[o])}function c(s,i){let l=Object.assign(s.extend(i),{level:i});if(X(s,l),a(l)){let L=d.disable();d.enable(L+","+l.namespace)}return t.add(l),l}function f(){return o}function m(s){let i=n.extend(s);return X(n,i),{error:c(i,"error"),warning:c(i,"warning"),info:c(i,"info"),verbose:c(i,"verbose")}}return{setLogLevel:u,getLogLevel:f,createClientLogger:m,logger:n}}var te=w({logLevelEnvVarName:"TYPESPEC_RUNTIME_LOG_LEVEL",namespace:"typeSpecRuntime"}),Ie=te.logger;function Ne(e){return te.createClientLogger(e)}var M=w({logLevelEnvVarName:"AZURE_LOG_LEVEL",namespace:"azure"}),Pe=M.logger;function He(){return M.getLogLevel()}function We(e){return M.createClientLogger(e)}var x=class extends Error{constructor(t){super(t),this.name="AbortError"}};function b(e,t){return e=Math.ceil(e),t=Math.floor(t),Math.floor(Math.random()*(t-e+1))+e}function O(e,t){let r=t.retryDelayInMs*Math.pow(2,e),o=Math.min(t.maxRetryDelayInMs,r);return{retryAfterInMs:o/2+b(0,o/2)}}function p(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)&&!(e instanceof RegExp)&&!(e instanceof Date)}function y(e){if(p(e)){let t=typeof e.name=="string",r=typeof e.message=="string";return t&&r}return!1}function U(){return crypto.randomUUID()}function j(e,t){return Buffer.from(e).toString(t)}function P(e,t){return Buffer.from(e,t)}var H="REDACTED",ce=["x-ms-client-request-id","x-ms-return-client-request-id","x-ms-useragent","x-ms-correlation-request-id","x-ms-request-id","client-request-id","ms-cv","return-client-request-id","traceparent","Access-Control-Allow-Credentials","Access-Control-Allow-Headers","Access-Control-Allow-Methods","Access-Control-Allow-Origin","Access-Control-Expose-Headers","Access-Control-Max-Age","Access-Control-Request-Headers","Access-Control-Request-Method","Origin","Accept","Accept-Encoding","Cache-Control","Connection","Content-Length","Content-Type","Date","ETag","Expires","If-Match","If-Modified-Since","If-None-Match","If-Unmodified-Since","Last-Modified","Pragma","Request-Id","Retry-After","Server","Transfer-Encoding","User-Agent","WWW-Authenticate"],le=["api-version"],W=class{allowedHeaderNames;allowedQueryParameters;constructor({additionalAllowedHeaderNames:t=[],additionalAllowedQueryParameters:r=[]}={}){t=ce.concat(t),r=le.concat(r),this.allowedHeaderNames=new Set(t.map(o=>o.toLowerCase())),this.allowedQueryParameters=new Set(r.map(o=>o.toLowerCase()))}sanitize(t){let r=new Set;return JSON.stringify(t,(o,n)=>{if(n instanceof Error)return{...n,name:n.name,message:n.message};if(o==="headers"&&p(n))return this.sanitizeHeaders(n);if(o==="url"&&typeof n=="string")return this.sanitizeUrl(n);if(o==="query"&&p(n))return this.sanitizeQuery(n);if(o==="body")return;if(o==="response")return;if(o==="operationSpec")return;if(Array.isArray(n)||p(n)){if(r.has(n))return"[Circular]";r.add(n)}return n},2)}sanitizeUrl(t){if(typeof t!="string"||t===null||t==="")return t;let r=new URL(t);if(!r.search)return t;for(let[o]of r.searchParams)this.allowedQueryParameters.has(o.toLowerCase())||r.searchParams.set(o,H);return r.toString()}sanitizeHeaders(t){let r={};for(let o of Object.keys(t))this.allowedHeaderNames.has(o.toLowerCase())?r[o]=t[o]:r[o]=H;return r}sanitizeQuery(t){if(typeof t!="object"||t===null)return t;let r={};for(let o of Object.keys(t))this.allowedQueryParameters.has(o.toLowerCase())?r[o]=t[o]:r[o]=H;return r}};function T(e,t){let{cleanupBeforeAbort:r,abortSignal:o,abortErrorMsg:n}=t??{};return new Promise((u,a)=>{function c(){a(new x(n??"The operation was aborted."))}function f(){o?.removeEventListener("abort",m)}function m(){r?.(),f(),c()}if(o?.aborted)return c();try{e(s=>{f(),u(s)},s=>{f(),a(s)})}catch(s){a(s)}o?.addEventListener("abort",m)})}var be="The delay was aborted.";function ye(e,t){let r,{abortSignal:o,abortErrorMsg:n}=t??{};return T(u=>{r=setTimeout(u,e)},{cleanupBeforeAbort:()=>clearTimeout(r),abortSignal:o,abortErrorMsg:n??be})}function Le(e){if(y(e))return e.message;{let t;try{typeof e=="object"&&e?t=JSON.stringify(e):t=String(e)}catch{t="[unable to stringify input]"}return`Unknown error ${t}`}}function k(e){return typeof e<"u"&&e!==null}function he(e,t){if(!k(e)||typeof e!="object")return!1;for(let r of t)if(!re(e,r))return!1;return!0}function re(e,t){return k(e)&&typeof e=="object"&&t in e}function yt(e,t){return O(e,t)}function Lt(e){return y(e)}function ht(){return U()}var Rt=A,At=A;function Et(e,t){return j(e,t)}function wt(e,t){return P(e,t)}


/***/ }),

/***/ 8172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ s)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var s=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((p,e)=>{e.exports=process.getBuiltinModule("node:process")});


/***/ }),

/***/ 4714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ t)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var t=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((p,e)=>{e.exports=process.getBuiltinModule("node:crypto")});


/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ m),
/* harmony export */   b: () => (/* binding */ n),
/* harmony export */   c: () => (/* binding */ o),
/* harmony export */   d: () => (/* binding */ p)
/* harmony export */ });
var g=Object.create;var e=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var i=Object.getOwnPropertyNames;var j=Object.getPrototypeOf,k=Object.prototype.hasOwnProperty;var m=(a=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(a,{get:(b,c)=>(typeof require<"u"?require:b)[c]}):a)(function(a){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require of "'+a+'" is not supported')});var n=(a,b)=>()=>{try{return b||a((b={exports:{}}).exports,b),b.exports}catch(c){throw b=0,c}},o=(a,b)=>{for(var c in b)e(a,c,{get:b[c],enumerable:!0})},l=(a,b,c,f)=>{if(b&&typeof b=="object"||typeof b=="function")for(let d of i(b))!k.call(a,d)&&d!==c&&e(a,d,{get:()=>b[d],enumerable:!(f=h(b,d))||f.enumerable});return a};var p=(a,b,c)=>(c=a!=null?g(j(a)):{},l(b||!a||!a.__esModule?e(c,"default",{value:a,enumerable:!0}):c,a));


/***/ }),

/***/ 4083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ s)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var s=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((t,e)=>{e.exports=process.getBuiltinModule("node:os")});


/***/ }),

/***/ 634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createHttpPoller: () => (/* reexport safe */ _shared_6QX4SJGU_js__WEBPACK_IMPORTED_MODULE_0__.b),
/* harmony export */   "default": () => (/* binding */ r),
/* harmony export */   deserializeState: () => (/* reexport safe */ _shared_6QX4SJGU_js__WEBPACK_IMPORTED_MODULE_0__.a)
/* harmony export */ });
/* harmony import */ var _shared_6QX4SJGU_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1399);
/* harmony import */ var _shared_JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9663);
/* harmony import */ var _shared_K7HG23NW_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8172);
/* harmony import */ var _shared_YVOTJD2T_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4083);
/* harmony import */ var _shared_SP2U5MG6_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4714);
/* harmony import */ var _shared_IRNOADKA_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7570);
/* harmony import */ var _shared_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4263);
var r=void 0;


/***/ })

};
