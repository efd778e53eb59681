/**
 * Probers for containers that have no curl and no openssl. Each takes `KIND HOST PORT TIMEOUT URL METHOD QUERYHEX` and prints one line of
 * JSON. They take no trust decision about the flight that they report; what they cannot tell they leave out.
 */

/** Python 3.6 and later. Only 3.13 gives out the whole flight; before it, the leaf alone, which proves nothing (`partial`). */
export const pythonProber = String.raw`
import base64,json,socket,ssl,sys,time
kind,host,port,limit,url,method,query=sys.argv[1:8]
port=int(port);limit=float(limit);end=time.monotonic()+limit;r={}
def left():
    t=end-time.monotonic()
    if t<=0: raise socket.timeout("timed out")
    return t
def fail(e):
    n=type(e).__name__;t=str(e)
    k="other"
    if isinstance(e,socket.gaierror): k="dns"
    elif isinstance(e,ConnectionRefusedError): k="refused"
    elif isinstance(e,ConnectionResetError): k="reset"
    elif isinstance(e,ssl.SSLEOFError) or "EOF occurred" in t: k="eof"
    elif isinstance(e,socket.timeout) or "timed out" in t: k="timeout"
    elif isinstance(e,OSError) and e.errno in (101,113): k="unreachable"
    r["error"]={"kind":k,"text":n+": "+t}
def read(s):
    path=url.split("://",1)[1];path="/"+path.split("/",1)[1] if "/" in path else "/"
    s.sendall((method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n").encode())
    b=b""
    while len(b)<65536:
        s.settimeout(left());d=s.recv(16384)
        if not d: break
        b+=d
    r["http"]=base64.b64encode(b).decode()
def context():
    c=ssl.create_default_context()
    def message(conn,way,*rest):
        if way=="read": r["answered"]=True
    try: c._msg_callback=message
    except Exception: pass
    return c
def connect():
    s=socket.create_connection((host,port),left());r["connected"]=True;s.settimeout(left());return s
def name():
    try: socket.inet_aton(host);return None
    except OSError: return host
try:
    if kind=="https":
        try:
            c=context()
            if name() is None: c.check_hostname=True
            t=c.wrap_socket(connect(),server_hostname=host);r["trusted"]=True
        except ssl.SSLCertVerificationError as e:
            r["trusted"]=False;r["trustDetail"]=str(e)
            c=context();c.check_hostname=False;c.verify_mode=ssl.CERT_NONE
            t=c.wrap_socket(connect(),server_hostname=name())
        r["protocol"]=t.version()
        f=getattr(t,"get_unverified_chain",None)
        if f: r["flight"]=[base64.b64encode(x if isinstance(x,bytes) else x.public_bytes()).decode() for x in f()]
        else: r["flight"]=[base64.b64encode(t.getpeercert(True)).decode()];r["partial"]=True
        read(t)
    elif kind=="http": read(connect())
    elif kind=="tcp": connect()
    elif kind=="udp":
        s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.connect((socket.gethostbyname(host),port));end=time.monotonic()+limit
        for i in range(3):
            s.send(bytes.fromhex(query));s.settimeout(min(left(),limit/3))
            try: r["answer"]=s.recv(2048).hex();break
            except socket.timeout:
                if i==2: raise
except Exception as e: fail(e)
print(json.dumps(r))
`.trim()

/**
 * Node.js 12 and later. Gives out the whole flight. Its own list of roots is not the system's store, so it cannot tell trust. A name that
 * is not resolved in time was never asked: it must not look like packets that were dropped.
 */
export const nodeProber = String.raw`
const [kind,host,port,limit,url,method,query]=process.argv.slice(-7),r={},net=require("net"),tls=require("tls")
let over=false,bytes=Buffer.alloc(0)
const done=()=>{if(over)return;over=true;if(bytes.length)r.http=bytes.slice(0,65536).toString("base64");console.log(JSON.stringify(r));process.exit()}
const fail=e=>{const c=e.code||"",k={ENOTFOUND:"dns",EAI_AGAIN:"dns",ECONNREFUSED:"refused",ECONNRESET:/before secure TLS|disconnected/.test(e.message)?"eof":"reset",ETIMEDOUT:"timeout",EHOSTUNREACH:"unreachable",ENETUNREACH:"unreachable"}[c]||"other";if(!bytes.length)r.error={kind:k,text:c+": "+e.message};done()}
let asked=net.isIP(host)>0
setTimeout(()=>setImmediate(()=>setImmediate(()=>{if(!bytes.length)r.error=asked?{kind:"timeout",text:"timed out"}:{kind:"dns",text:"the name was not resolved in time"};done()})),limit*1000)
const path="/"+(url.split("://")[1]||"").split("/").slice(1).join("/")
const talk=s=>{s.write(method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nUser-Agent: egress-gate\r\nAccept: */*\r\nConnection: close\r\n\r\n");s.on("data",d=>{bytes=Buffer.concat([bytes,d]);if(bytes.length>65536)done()});s.on("end",done);s.on("close",done)}
if(kind==="udp"){const s=require("dgram").createSocket("udp4");s.on("error",fail);s.on("message",m=>{r.answer=m.toString("hex");done()});s.connect(+port,host,()=>{asked=true;const go=()=>s.send(Buffer.from(query,"hex"));go();setInterval(go,limit*333)})}
else{const s=net.connect({port:+port,host});s.on("error",fail);s.on("lookup",()=>{asked=true});s.on("connect",()=>{r.connected=true
if(kind==="tcp")return done()
if(kind==="http")return talk(s)
const t=tls.connect({socket:s,servername:net.isIP(host)?"":host,rejectUnauthorized:false},()=>{r.protocol=t.getProtocol();r.alpn=t.alpnProtocol||"";r.flight=[];let c=t.getPeerCertificate(true);while(c&&c.raw&&r.flight.length<20){r.flight.push(c.raw.toString("base64"));if(!c.issuerCertificate||c.issuerCertificate===c)break;c=c.issuerCertificate}talk(t)});const cut=e=>{if(s.bytesRead>0)r.answered=true;fail(e)};t.on("error",cut);t.on("close",()=>{if(!over)cut(Object.assign(new Error("disconnected"),{code:"ECONNRESET"}))})})}
`.trim()

/** Perl 5, whose base package on Debian has sockets: for UDP only. */
export const perlUdp = String.raw`
use IO::Socket::INET;use IO::Select;my(undef,$h,$p,$l,undef,undef,$q)=@ARGV;
my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Proto=>"udp") or do{my $e=$@||$!;my $k=$e=~/hostname|resolve/i?"dns":$e=~/unreach|route/i?"unreachable":"other";$e=~s/[^ -~]|["\\]/ /g;print qq({"error":{"kind":"$k","text":"$e"}}\n);exit};
for(1..3){$s->send(pack("H*",$q));if(IO::Select->new($s)->can_read($l/3)){my $b;if(defined $s->recv($b,2048)){print qq({"answer":").unpack("H*",$b).qq("}\n)}else{print qq({"error":{"kind":"refused","text":"refused"}}\n)}exit}}
print qq({"error":{"kind":"timeout","text":"no answer"}}\n);
`.trim()

/**
 * Sends bytes and brings back what comes, until a TLS 1.2 server has said all that it says before it waits (ServerHelloDone is 0e000000, of
 * which bash keeps the 0e).
 * Nothing in them knows TLS. By variables H, P, Q (octal) and F in bash, else by arguments: HOST PORT SECONDS HEX.
 */
export const sessionBash = String.raw`
exec 3<>"/dev/tcp/$H/$P" || exit; printf "$Q" >&3; i=0
while [ $((i += 1)) -le 32 ] && dd bs=65536 count=1 <&3 >>"$F"; do
  case $(tail -c 4 "$F") in $'\016') break;; esac
done`.trim()

export const sessionPython = String.raw`
import socket,sys
h,p,t,q=sys.argv[1:5];s=socket.create_connection((h,int(p)),float(t));s.sendall(bytes.fromhex(q));b=b""
try:
    while len(b)<65536 and b[-4:]!=b"\x0e\0\0\0":
        d=s.recv(16384)
        if not d: break
        b+=d
except Exception: pass
sys.stdout.buffer.write(b)`.trim()

export const sessionPerl = String.raw`
my($h,$p,$t,$q)=@ARGV;my $s=IO::Socket::INET->new(PeerAddr=>$h,PeerPort=>$p,Timeout=>$t) or exit 1;
syswrite $s,pack("H*",$q);my $b="";while(length($b)<65536&&substr($b,-4) ne "\x0e\0\0\0"){sysread($s,$b,16384,length $b) or last}
binmode STDOUT;print $b`.trim()

export const sessionNode = `
const [h,p,t,q]=process.argv.slice(-4);let b=Buffer.alloc(0);const end=()=>{process.stdout.write(b,()=>process.exit())}
const s=require("net").connect(+p,h,()=>s.write(Buffer.from(q,"hex")));s.on("data",d=>{b=Buffer.concat([b,d]);if(b.length>65536||b.slice(-4).toString("hex")==="0e000000")end()})
s.on("end",end);s.on("error",end)`.trim()
