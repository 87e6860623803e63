package import PlanModel
package import PlanStore

/// A report that someone decides to issue.
package struct EmissionDuRapport: Sendable {
    package var semestre: Semestre
    package var options: OptionsDeRapport
    package var par: String
    package var seance: String?
    /// The number that it corrects, and why: both or neither.
    package var remplace: Int?
    package var motif: String?

    package init(
        semestre: Semestre, options: OptionsDeRapport, par: String, seance: String? = nil, remplace: Int? = nil,
        motif: String? = nil
    ) {
        (self.semestre, self.options, self.par, self.seance) = (semestre, options, par, seance)
        (self.remplace, self.motif) = (remplace, motif)
    }

    /// What was shown to who decides.
    package struct Attendue: Hashable, Sendable {
        /// Of the report to be issued.
        package var numero: Int
        /// The last row of the journal that the report knows of.
        package var journal: Int
        /// The last that the plan was given, or withdrew, of its template and its logos; 0 for none.
        package var forme: Int

        package init(numero: Int, journal: Int, forme: Int) {
            (self.numero, self.journal, self.forme) = (numero, journal, forme)
        }
    }

    /// What makes the PDF of the report, and counts its pages.
    package struct Rendu {
        package var pdf: ([UInt8], String) throws -> [UInt8]
        package var pages: ([UInt8]) throws -> [Int]?

        package init(
            pdf: @escaping ([UInt8], String) throws -> [UInt8], pages: @escaping ([UInt8]) throws -> [Int]?
        ) {
            (self.pdf, self.pages) = (pdf, pages)
        }
    }

    package struct Emis: Sendable {
        package var rapport: RapportEmis
        package var octets: [UInt8]
        package var pdf: [UInt8]?
        /// Why there is no PDF: the report is issued all the same.
        package var sansPDF: String?
    }

    /// Makes the report on the present state of the base, and seals it.
    ///
    /// LibreOffice, when it is there, counts its pages, which are kept with its options so that the same bytes can be
    /// made again, then makes its PDF, which cannot and is kept itself.
    ///
    /// - Parameters:
    ///   - pieces: Read before the call, so that one that arrives meanwhile is seen.
    ///   - attendue: Nil for whatever the base holds now.
    /// - Throws: `StoreError.baseAvancee` when it is no longer the same, or changes while the report is made.
    package func emettre(
        dans reference: String, _ store: PlanStore, pieces: [RapportEmis.Piece], rendu: Rendu, le instant: Instant,
        attendue: Attendue? = nil
    ) throws -> Emis {
        let prochaine = try store.prochaineEmission(reference, le: instant)
        if let attendue {
            let forme = try store.formes(reference).last?.id ?? 0
            let tenue = Attendue(numero: prochaine.numero, journal: prochaine.etat.journal, forme: forme)
            guard attendue == tenue else { throw StoreError.baseAvancee }
        }
        var rapport = RapportEmis(
            numero: prochaine.numero, semestre: semestre, emisLe: prochaine.le, emisPar: par, seance: seance,
            remplace: remplace, motif: motif, etat: prochaine.etat, options: options, programme: Programme.version)
        let redaction = RedactionDuRapport(store: store, reference: reference)
        var octets = try redaction.reconstruction(rapport, pieces: pieces)
        var (pdf, sansPDF): ([UInt8]?, String?)
        do {
            if let pages = try rendu.pages(octets) {
                rapport.options.pages = pages
                octets = try redaction.reconstruction(rapport, pieces: pieces)
            }
            pdf = try rendu.pdf(octets, "odt")
        } catch let refus as Refusal { sansPDF = refus.description } catch {
            sansPDF = "LibreOffice n'a pas pu travailler : \(error)"
        }
        try store.emettre(rapport, octets: octets, pdf: pdf, pieces: pieces, dans: reference)
        return Emis(rapport: rapport, octets: octets, pdf: pdf, sansPDF: sansPDF)
    }
}
