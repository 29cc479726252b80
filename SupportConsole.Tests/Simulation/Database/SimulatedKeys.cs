using SupportConsole.Core.Accounts;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>
/// API keys of the simulation: each account has two, of its default project, which no command makes or deletes.
/// </summary>
internal static class SimulatedKeys
{
    private static readonly string[] Prefixes = ["web-", "batch-"];

    /// <summary>The account's keys.</summary>
    public static IReadOnlyList<string> Of(string accountId) => [.. Prefixes.Select(prefix => prefix + accountId)];

    /// <summary>True when a call of the account may name this key, or names none.</summary>
    public static bool Accepts(string accountId, string? apiKeyId) =>
        apiKeyId is null || Of(accountId).Contains(apiKeyId);

    /// <summary>Where a key belongs; nothing when there is none of this id.</summary>
    public static IEnumerable<ProjectKey> Find(string apiKeyId) =>
        from prefix in Prefixes
        where apiKeyId.StartsWith(prefix, StringComparison.Ordinal)
        select new ProjectKey(apiKeyId, apiKeyId[prefix.Length..], Project.DefaultId);
}
