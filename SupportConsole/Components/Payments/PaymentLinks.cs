using SupportConsole.Core.Billing.Inbox;

namespace SupportConsole.Components.Payments;

/// <summary>Addresses of payments.</summary>
internal static class PaymentLinks
{
    /// <summary>A page of a tab; the first page of what is unmatched is the plain address.</summary>
    public static string List(InboxKind kind, int page = 1)
    {
        var tab = kind == InboxKind.Unmatched ? "" : $"tab={kind.ToString().ToLowerInvariant()}";
        var number = page > 1 ? FormattableString.Invariant($"page={page}") : "";
        var query = string.Join('&', new[] { tab, number }.Where(part => part.Length > 0));
        return query.Length == 0 ? "/payments" : $"/payments?{query}";
    }

    /// <summary>A payment in Stripe's dashboard.</summary>
    public static string Stripe(string dashboardUrl, string paymentId) =>
        $"{dashboardUrl.TrimEnd('/')}/payments/{Uri.EscapeDataString(paymentId)}";
}
