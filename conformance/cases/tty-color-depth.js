// How many colors the environment promises.
const {getColorDepth:g}=require('tty').WriteStream.prototype; const out={};
const t=(e)=>{const d=g(e); (out[d]??=[]).push(Object.entries(e).map(x=>x.join('=')).join(' '))};
for (const T of ['', 'eterm','cons25','console','cygwin','dtterm','gnome','hurd','jfbterm','konsole','kterm','mlterm','mosh','putty','st','rxvt-unicode-24bit','terminator','xterm-kitty','linux','screen','screen-256color','screen.xterm','vt100','vt220','ansi','color','direct','xterm','xterm-direct','xterm-256','xterm-256color','rxvt','rxvt-unicode','alacritty','foot','tmux','tmux-256color','dumb','unknown','XTERM','Xterm-256color','con80x25','con80x25x16','xtermm','wy75','iris-ansi','mach-gnu-color','con132x25','nsterm','foo-color','st-256color','st-direct','amiga','sun-color', 'putty-256color', 'emacs']) t({TERM:T});
for (const F of ['','0','1','2','3','true','false','x']) t({FORCE_COLOR:F});
for (const F of ['','0','1']) { t({NODE_DISABLE_COLORS:F,TERM:'xterm'}); t({NO_COLOR:F,TERM:'xterm'}); }
for (const C of ['APPVEYOR','BUILDKITE','CIRCLECI','DRONE','GITHUB_ACTIONS','GITLAB_CI','TRAVIS','TEAMCITY','CODESHIP','CI_NAME','GITEA_ACTIONS']) { t({CI:'1',[C]:'1'}); t({[C]:'1'}); }
t({CI:'1',CI_NAME:'codeship'}); t({CI:'1',TERM:'xterm-256color'}); t({CI:'',TERM:'xterm'});
for (const v of ['9.0','8.1','2018.1','2018.2','9.0.5','9.1','10.1.2','9.1.0 (x)','8.0.0']) t({TEAMCITY_VERSION:v});
for (const [p,v] of [['iTerm.app',''],['iTerm.app','2.9'],['iTerm.app','3.0'],['iTerm.app','3.1'],['HyperTerm',''],['MacTerm',''],['Apple_Terminal',''],['vscode',''],['Hyper','']]) t({TERM_PROGRAM:p,TERM_PROGRAM_VERSION:v});
for (const v of ['truecolor','24bit','1','','yes']) t({COLORTERM:v}); t({COLORTERM:'truecolor',TERM:'dumb'}); t({TMUX:'x'}); t({TMUX:'x',TERM:'dumb'}); t({TMUX:''}); t({TERM:'xterm',COLORTERM:'x'}); t({TERM:'screen',COLORTERM:'x'}); t({AZURE:'1'}); t({TF_BUILD:'1',AGENT_NAME:'x'}); t({TF_BUILD:'1'}); t({TERM:'dumb',FORCE_COLOR:'3'}); t({CI:'1',COLORTERM:'truecolor'});
for (const d in out) console.log(d, out[d].join(' | '));
