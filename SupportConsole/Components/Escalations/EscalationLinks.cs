using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.Escalations;

/// <summary>Addresses of escalations.</summary>
internal static class EscalationLinks
{
    public static string Escalation(string escalationId) => $"/escalations/{Uri.EscapeDataString(escalationId)}";

    /// <summary>A page of a tab; the first page of what waits is the plain address.</summary>
    public static string List(EscalationKind kind, int page = 1)
    {
        var tab = kind == EscalationKind.Waiting ? "" : $"tab={kind.ToString().ToLowerInvariant()}";
        var number = page > 1 ? FormattableString.Invariant($"page={page}") : "";
        var query = string.Join('&', new[] { tab, number }.Where(part => part.Length > 0));
        return query.Length == 0 ? "/escalations" : $"/escalations?{query}";
    }
}
