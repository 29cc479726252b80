namespace SupportConsole.Core.PlatformKeys;

/// <summary>The calls of the platform API that a caller may make. Source: platform-api.md.</summary>
[Flags]
public enum PlatformScopes
{
    None = 0,

    /// <summary>Register and update accounts.</summary>
    Accounts = 1,

    /// <summary>Read an account's limits, and have decisions explained.</summary>
    Limits = 2,

    /// <summary>Transcripts, streaming sessions and LeMUR requests: submit, open, lease, complete, look at.</summary>
    Work = 4,

    /// <summary>Record deposits.</summary>
    Money = 8,

    /// <summary>Verify the API keys of customers.</summary>
    Keys = 16,

    All = Accounts | Limits | Work | Money | Keys,
}

/// <summary>Scopes by their names, as settings, claims and the audit have them.</summary>
public static class PlatformScopeNames
{
    /// <summary>Each scope, in the order in which people see them.</summary>
    public static IReadOnlyList<PlatformScopes> Each { get; } =
    [PlatformScopes.Accounts, PlatformScopes.Limits, PlatformScopes.Work, PlatformScopes.Money, PlatformScopes.Keys];

    /// <summary>The name of one scope.</summary>
    public static string Of(PlatformScopes scope) =>
        scope switch
        {
            PlatformScopes.Accounts => "accounts",
            PlatformScopes.Limits => "limits",
            PlatformScopes.Work => "work",
            PlatformScopes.Money => "money",
            PlatformScopes.Keys => "keys",
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
        };

    /// <summary>The names of several, such as <c>accounts, work</c>; empty for none.</summary>
    public static string Join(PlatformScopes scopes) => string.Join(", ", Names(scopes));

    /// <summary>The names of several, each for itself.</summary>
    public static IEnumerable<string> Names(PlatformScopes scopes) =>
        Each.Where(scope => scopes.HasFlag(scope)).Select(Of);

    /// <summary>The scope of a name, whatever its case; none when there is no such.</summary>
    public static PlatformScopes Find(string name) =>
        Each.FirstOrDefault(scope => string.Equals(Of(scope), name.Trim(), StringComparison.OrdinalIgnoreCase));
}
