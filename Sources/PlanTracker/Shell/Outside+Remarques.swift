import PlanModel

extension Outside {
    /// What is odd but may be true is said, never refused. A file may hold hundreds of the same: the first ones are read.
    func remarque(_ remarques: [String], auPlus limite: Int = 30) {
        for remarque in remarques.prefix(limite) { say("Attention : \(remarque)") }
        if remarques.count > limite {
            say("Attention : … et \(compte(remarques.count - limite, "autre remarque", "autres remarques"))")
        }
    }
}
