// Percent-encoding, RFC 3986.

extension StringProtocol {
    /// The path as a relative reference holds it: all bytes but those that mean themselves in a path.
    package var percentEncodedPath: String {
        guard !utf8.allSatisfy(\.isPlainInPath) else { return String(self) }
        return utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return byte.isPlainInPath
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }

    /// The text that a percent-encoded one stands for; a `%` without two digits is one.
    package var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = Substring(self).utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isPlainInPath: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"):
            true
        default: "-._~!$&()*+,;=@".utf8.contains(self)
        }
    }
}
