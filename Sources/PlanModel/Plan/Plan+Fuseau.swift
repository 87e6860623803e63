extension Plan {
    /// That of the file, else that of the département.
    public var heureLocale: Fuseau { fuseau ?? Fuseau(departement: departement.code) }
}
