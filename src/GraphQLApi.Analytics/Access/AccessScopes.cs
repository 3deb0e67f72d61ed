namespace GraphQLApi.Analytics.Access;

/// <summary>What a caller may do (DESIGN §8).</summary>
[Flags]
public enum AccessScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>read</c>: every field, personal data masked.</summary>
    Read = 1,

    /// <summary><c>pii:read</c>: personal data as received; filters, sorts and groups by them.</summary>
    PersonalData = 2,

    /// <summary><c>sync:write</c>: mutations.</summary>
    SyncWrite = 4,

    /// <summary><c>introspection</c>: <c>__schema</c>, <c>__type</c> and the schema document.</summary>
    Introspection = 8,

    /// <summary>All of them.</summary>
    All = Read | PersonalData | SyncWrite | Introspection,
}
