/**
 * Sources that stand in for four packages of the VS Code server that must be compiled: log files, the watchdog, file
 * copying and the device id. Their exports are assigned one by one, because ES modules import them by name.
 */
export const nativeStandIns: Readonly<Record<string, string>> = {
  '@vscode/spdlog': `
const fs = require('fs');
const path = require('path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : stamp + ' [' + levels[level] + '] ' + message + '\\n';
    fs.appendFile(this.file, line, () => undefined);
  }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => { Logger.prototype[name] = function (message) { this.write(level, message); }; });
exports.Logger = Logger;
exports.version = 1;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.shutdown = () => undefined;
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`,
  '@vscode/native-watchdog': `
exports.start = () => undefined;
exports.exit = (code) => process.exit(code);
`,
  '@vscode/fs-copyfile': `
const fs = require('fs');
exports.copyFile = (from, to) => fs.promises.copyFile(from, to);
exports.copyFileSync = fs.copyFileSync;
exports.isCloneSupported = async () => false;
exports.isCloneSupportedSync = () => false;
`,
  '@vscode/deviceid': `
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';
`,
};
