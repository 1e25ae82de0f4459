/** Loaded before the program where no small disk can be had: writes fail with ENOSPC once `ISNAD_FREE` bytes have been written. */
import fs from 'node:fs';

let left = Number(process.env.ISNAD_FREE ?? '0');

function take(bytes) {
  left -= bytes;
  if (left < 0)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      errno: -28,
      syscall: 'write',
    });
}

const open = fs.promises.open.bind(fs.promises);
fs.promises.open = async (...args) => {
  const handle = await open(...args);
  for (const name of ['writeFile', 'appendFile']) {
    const write = handle[name].bind(handle);
    handle[name] = async (data, ...rest) => {
      take(Buffer.byteLength(data));
      return write(data, ...rest);
    };
  }
  return handle;
};
const writeSync = fs.writeSync.bind(fs);
fs.writeSync = (fd, data, ...rest) => {
  if (fd > 2) take(typeof rest[1] === 'number' ? rest[1] : Buffer.byteLength(data));
  return writeSync(fd, data, ...rest);
};
