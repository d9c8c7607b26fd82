//! Just enough X11 for what a web driver cannot reach: real clicks and keys on the native menu, and a window's own
//! cross. The socket of the virtual display is spoken to directly, so that no further crate or program is needed.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

/// The names of keys as X11 numbers them.
pub const LEFT: u32 = 0xff51;
pub const UP: u32 = 0xff52;
pub const RIGHT: u32 = 0xff53;
pub const DOWN: u32 = 0xff54;
pub const RETURN: u32 = 0xff0d;
pub const SHIFT: u32 = 0xffe1;
pub const ALT: u32 = 0xffe9;
pub const CONTROL: u32 = 0xffe3;
/// ISO_Level3_Shift, the right Alt of most keyboards outside the United States.
pub const ALTGR: u32 = 0xfe03;

const KEY_DOWN: u8 = 2;
const KEY_UP: u8 = 3;
const BUTTON_DOWN: u8 = 4;
const BUTTON_UP: u8 = 5;
const MOTION: u8 = 6;
const WM_NAME: u32 = 39;

/// How X11 numbers a character: Latin 1 as itself, some of Latin 2 by an older number, the rest by Unicode.
pub fn keysym(letter: char) -> u32 {
    const LATIN_2: [(char, u32); 8] = [
        ('ą', 0x1b1),
        ('ć', 0x1e6),
        ('ę', 0x1ea),
        ('ł', 0x1b3),
        ('ń', 0x1f1),
        ('ś', 0x1b6),
        ('ź', 0x1bc),
        ('ż', 0x1bf),
    ];
    let old = LATIN_2.iter().find(|(c, _)| *c == letter).map(|(_, number)| *number);
    let code = u32::from(letter);
    old.unwrap_or(match code {
        ..0x100 => code,
        0x20ac => 0x20ac,
        _ => 0x0100_0000 | code,
    })
}

pub struct Display {
    socket: UnixStream,
    root: u32,
    /// The code of the extension that plays a person's keys and clicks.
    xtest: u8,
    /// The keyboard: for each code from the first the keys' names.
    first: u8,
    keys: Vec<Vec<u32>>,
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

fn half(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()))
}

impl Display {
    pub fn open(number: &str) -> Self {
        let mut socket = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).unwrap();
        socket.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        let mut head = [0; 8];
        socket.read_exact(&mut head).unwrap();
        assert_eq!(head[0], 1, "the display lets us in");
        let mut body = vec![0; half(&head, 6) * 4];
        socket.read_exact(&mut body).unwrap();
        let screens = 32 + half(&body, 16).next_multiple_of(4) + usize::from(body[21]) * 8;
        let (first, last) = (body[26], body[27]);
        let mut display = Self { socket, root: word(&body, screens), xtest: 0, first, keys: Vec::new() };
        display.xtest = display.ask(98, 0, b"\x05\0\0\0XTEST\0\0\0")[9];
        let count = last - first + 1;
        let map = display.ask(101, 0, &[first, count, 0, 0]);
        let each = usize::from(map[1]) * 4;
        display.keys =
            map[32..].chunks(each).map(|key| key.chunks(4).map(|name| word(name, 0)).collect()).collect();
        display
    }

    fn tell(&mut self, opcode: u8, detail: u8, rest: &[u8]) {
        let length = u16::try_from(rest.len() / 4 + 1).unwrap().to_le_bytes();
        self.socket.write_all(&[&[opcode, detail, length[0], length[1]], rest].concat()).unwrap();
    }

    /// Sends a request and waits for its reply.
    fn ask(&mut self, opcode: u8, detail: u8, rest: &[u8]) -> Vec<u8> {
        self.tell(opcode, detail, rest);
        let mut reply = vec![0; 32];
        // What the display tells unasked (a keyboard that changed) comes between.
        while reply[0] != 1 {
            self.socket.read_exact(&mut reply).unwrap();
            assert_ne!(reply[0], 0, "request {opcode} is refused: {reply:?}");
        }
        let mut more = vec![0; word(&reply, 4) as usize * 4];
        self.socket.read_exact(&mut more).unwrap();
        reply.extend(more);
        reply
    }

    fn play(&mut self, kind: u8, detail: u8, x: u16, y: u16) {
        let mut rest = [0; 32];
        rest[0] = kind;
        rest[1] = detail;
        rest[20..22].copy_from_slice(&x.to_le_bytes());
        rest[22..24].copy_from_slice(&y.to_le_bytes());
        self.tell(self.xtest, 2, &rest);
    }

    pub fn click(&mut self, x: u16, y: u16) {
        self.press_button(1, x, y);
    }

    /// Clicks twice, as fast as some people click everything.
    pub fn double_click(&mut self, (x, y): (u16, u16)) {
        self.click(x, y);
        self.click(x, y);
    }

    /// Clicks with the button that opens the context menu.
    pub fn right_click(&mut self, x: u16, y: u16) {
        self.press_button(3, x, y);
    }

    /// Turns the wheel down by one notch; X11 numbers that as a button.
    pub fn wheel_down(&mut self, x: u16, y: u16) {
        self.press_button(5, x, y);
    }

    fn press_button(&mut self, button: u8, x: u16, y: u16) {
        self.play(MOTION, 0, x, y);
        self.play(BUTTON_DOWN, button, 0, 0);
        self.play(BUTTON_UP, button, 0, 0);
        self.done();
    }

    pub fn key(&mut self, name: u32) {
        self.press(name);
        self.release(name);
    }

    /// Presses a key and keeps it down.
    pub fn press(&mut self, name: u32) {
        let code = self.place(name).0;
        self.play(KEY_DOWN, code, 0, 0);
        self.done();
    }

    pub fn release(&mut self, name: u32) {
        let code = self.place(name).0;
        self.play(KEY_UP, code, 0, 0);
        self.done();
    }

    /// The code of the key that carries this name, and its column: 0 alone, 1 with Shift, 4 with AltGr, 5 with both.
    fn place(&self, name: u32) -> (u8, usize) {
        let column = |names: &Vec<u32>| names.iter().position(|n| *n == name);
        // A key that gives it alone comes before one that needs another key held down.
        let (column, at) = self
            .keys
            .iter()
            .enumerate()
            .filter_map(|(at, names)| Some((column(names)?, at)))
            .min()
            .unwrap_or_else(|| panic!("this keyboard has no key {name:#x}"));
        (self.first + u8::try_from(at).unwrap(), column)
    }

    /// Types text as a person on this layout does: with Shift and AltGr where a character needs them.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            let name = keysym(letter);
            let column = self.place(name).1;
            let held: &[u32] = match column {
                0 => &[],
                1 => &[SHIFT],
                4 => &[ALTGR],
                5 => &[SHIFT, ALTGR],
                _ => panic!("{letter:?} is in column {column} of its key"),
            };
            self.chord(held, name);
        }
    }

    /// Presses a key while others are held down.
    pub fn chord(&mut self, held: &[u32], name: u32) {
        held.iter().for_each(|each| self.press(*each));
        self.key(name);
        held.iter().rev().for_each(|each| self.release(*each));
    }

    /// Waits until the display has done what it was told.
    fn done(&mut self) {
        self.ask(43, 0, &[]);
    }

    /// The color that one sees at a place: red, green, blue.
    pub fn color(&mut self, x: u16, y: u16) -> [u8; 3] {
        const PIXELS: u8 = 2;
        let [place, plane] = [[x, y].map(u16::to_le_bytes).concat(), u32::MAX.to_le_bytes().to_vec()];
        let one = [1u16, 1].map(u16::to_le_bytes).concat();
        let reply = self.ask(73, PIXELS, &[self.root.to_le_bytes().to_vec(), place, one, plane].concat());
        [reply[34], reply[33], reply[32]]
    }

    fn atom(&mut self, name: &str) -> u32 {
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let mut rest = vec![length[0], length[1], 0, 0];
        rest.extend(name.as_bytes());
        rest.resize(rest.len().next_multiple_of(4), 0);
        word(&self.ask(16, 0, &rest), 8)
    }

    fn windows(&mut self) -> Vec<u32> {
        let tree = self.ask(15, 0, &self.root.to_le_bytes());
        tree[32..].chunks(4).map(|id| word(id, 0)).collect()
    }

    /// How many windows can be seen; an open menu is one.
    pub fn seen(&mut self) -> usize {
        const VIEWABLE: u8 = 2;
        let windows = self.windows();
        windows.into_iter().filter(|window| self.ask(3, 0, &window.to_le_bytes())[26] == VIEWABLE).count()
    }

    /// The windows of the display with their titles.
    fn titled(&mut self) -> Vec<(u32, String)> {
        self.windows()
            .into_iter()
            .map(|window| {
                let rest = [window, WM_NAME, 0, 0, 64].map(u32::to_le_bytes).concat();
                let reply = self.ask(20, 0, &rest);
                let length = word(&reply, 16) as usize;
                (window, String::from_utf8_lossy(&reply[32..32 + length]).into_owned())
            })
            .collect()
    }

    fn named(&mut self, title: &str) -> u32 {
        let all = self.titled();
        let found = all.iter().find(|(_, name)| name == title);
        found.unwrap_or_else(|| panic!("{title:?} is none of {all:?}")).0
    }

    /// The numbers that a window tells the window manager under this name, at most 16; none where it tells nothing.
    pub fn property(&mut self, title: &str, name: &str) -> Vec<u32> {
        let (window, name) = (self.named(title), self.atom(name));
        let reply = self.ask(20, 0, &[window, name, 0, 0, 16].map(u32::to_le_bytes).concat());
        let length = word(&reply, 16) as usize;
        reply[32..].chunks(4).take(length).map(|number| word(number, 0)).collect()
    }

    /// Clicks the cross of a window, as a window manager passes it on.
    pub fn cross(&mut self, title: &str) {
        let (protocols, delete) = (self.atom("WM_PROTOCOLS"), self.atom("WM_DELETE_WINDOW"));
        let window = self.named(title);
        let mut event = vec![33, 32, 0, 0];
        for part in [window, protocols, delete, 0, 0, 0, 0] {
            event.extend(part.to_le_bytes());
        }
        let rest = [window.to_le_bytes().to_vec(), 0u32.to_le_bytes().to_vec(), event].concat();
        self.tell(25, 0, &rest);
        self.done();
    }
}
