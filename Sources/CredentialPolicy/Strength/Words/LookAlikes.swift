/// Which letters a character stands for in l33t: at most two, 0 for none.
enum LookAlikes {
    static func letters(for value: UInt32) -> (first: UInt32, second: UInt32) {
        switch value {
        case 0x40, 0x34: (0x61, 0)  // @ 4: a
        case 0x38: (0x62, 0)  // 8: b
        case 0x28: (0x63, 0)  // (: c
        case 0x33: (0x65, 0)  // 3: e
        case 0x36, 0x39: (0x67, 0)  // 6 9: g
        case 0x31, 0x21, 0x7C: (0x69, 0x6C)  // 1 ! |: i l
        case 0x30: (0x6F, 0)  // 0: o
        case 0x35, 0x24: (0x73, 0)  // 5 $: s
        case 0x37, 0x2B: (0x74, 0)  // 7 +: t
        case 0x32: (0x7A, 0)  // 2: z
        default: (0, 0)
        }
    }
}
