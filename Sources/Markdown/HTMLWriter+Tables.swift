// The rows of a table. A table is never inside another.

extension HTMLWriter {
    mutating func openRow(isHeader: Bool) {
        if isHeader {
            openLine("<thead>\n")
        } else if !isInTableBody {
            openLine("<tbody>\n")
            isInTableBody = true
        }
        openLine("<tr>")
    }

    mutating func closeRow(isHeader: Bool) {
        openLine("</tr>")
        if isHeader { openLine("</thead>") }
    }

    mutating func closeTableBody() {
        guard isInTableBody else { return }
        openLine("</tbody>\n")
        isInTableBody = false
    }
}
