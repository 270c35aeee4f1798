// Archives and .xlsx files by hand, wrong ones too. PKWARE APPNOTE 6.3.10; ECMA-376 parts 1 and 2.
import { deflateRawSync, inflateRawSync } from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

// parts: [name, text or bytes, {said: the unpacked size it claims}].
export function zip(parts) {
  const bodies = [];
  const central = [];
  let offset = 0;
  for (const [name, content, { said } = {}] of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 9 });
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt16LE(0x800, 2); // names in UTF-8
    sizes.writeUInt16LE(8, 4);
    sizes.writeUInt32LE(0x21, 8);
    sizes.writeUInt32LE(crc32(raw), 10);
    sizes.writeUInt32LE(packed.length, 14);
    sizes.writeUInt32LE(said ?? raw.length, 18);
    sizes.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), sizes, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00"), sizes, tail, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

// The texts of an archive by name, as its central directory tells.
export function unzip(bytes) {
  const out = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, , name, extra, comment] = [20, 24, 28, 30, 32].map((field, i) =>
      i < 2 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + packed);
    out[bytes.toString("utf8", at + 46, at + 46 + name)] =
      (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString();
    at += 46 + name + extra + comment;
  }
  return out;
}

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

// The parts of a workbook with one sheet, whose part `sheet` is given whole.
export function workbook(sheet, options) {
  return [
    ["[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/xl/workbook.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'],
    ["_rels/.rels", `<Relationships ${packageRels}><Relationship Id="r1" Type="${rels}/officeDocument" ` +
      'Target="xl/workbook.xml"/></Relationships>'],
    ["xl/workbook.xml", `<workbook ${ns} xmlns:r="${rels}"><sheets>` +
      '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'],
    ["xl/_rels/workbook.xml.rels", `<Relationships ${packageRels}><Relationship Id="r1" ` +
      `Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ["xl/worksheets/sheet1.xml", sheet, options],
  ];
}

export const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

// rows: arrays of texts; a cell may be {f: formula, v: the value Excel kept, none if it never calculated}.
export function sheet(rows, merged = []) {
  const cell = (value) => {
    if (typeof value === "string") return `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
    if (value.v === undefined) return `<c><f>${escape(value.f)}</f></c>`;
    return `<c t="${value.v.startsWith("#") ? "e" : "str"}"><f>${escape(value.f)}</f><v>${escape(value.v)}</v></c>`;
  };
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `<worksheet ${ns}><sheetData>` + rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("") +
    `</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

export const xlsx = (rows, merged) => zip(workbook(sheet(rows, merged)));
