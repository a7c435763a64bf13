actor Till {
    nonisolated func openDrawer() {
        preconditionIsolated("the drawer belongs to the till")
        print("open")
    }

    func sell() {
        openDrawer()
    }
}

let till = Till()
await till.sell()
till.openDrawer()
