using SupportConsole.Components.Accounts;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout.Palette;

/// <summary>
/// What the palette offers before anything is searched for: acts on the account shown, accounts looked at lately, and
/// pages.
/// </summary>
internal static class PaletteItems
{
    public const string Acts = PaletteWords.Acts;
    public const string Recent = PaletteWords.Recent;
    public const string Pages = PaletteWords.Pages;
    public const string Accounts = PaletteWords.Accounts;
    public const string Transcripts = PaletteWords.Transcripts;

    private const string AccountPath = "/accounts/";

    /// <summary>All that this person may do from here.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="path">The path of the page shown.</param>
    /// <param name="recent">Accounts looked at lately, newest first.</param>
    public static IReadOnlyList<PaletteItem> For(Actor actor, string path, IReadOnlyList<RecentAccount> recent)
    {
        List<PaletteItem> items = [];
        if (AccountOf(path) is { } id)
        {
            var name = recent.FirstOrDefault(account => account.Id == id)?.Name ?? id;
            items.AddRange(ActsOn(actor, id, name));
        }

        items.AddRange(
            recent
                .Where(account => AccountOf(path) != account.Id)
                .Select(account => new PaletteItem(Recent, account.Name, account.Id, AccountLinks.Account(account.Id)))
        );
        items.AddRange(
            NavItem
                .All.Where(page => actor.May(page.Permission))
                .Select(page => new PaletteItem(Pages, page.Text, null, page.Href))
        );
        items.Add(new(Pages, PaletteWords.Decisions, PaletteWords.DecisionsHint, "/decisions"));
        return items;
    }

    private static IEnumerable<PaletteItem> ActsOn(Actor actor, string id, string name)
    {
        var address = AccountLinks.Account(id);
        if (actor.May(Permission.ChangeLimits))
        {
            yield return new(Acts, PaletteWords.ChangeLimit(name), id, $"{address}?dialog=limit", "L");
        }

        if (actor.May(Permission.GrantCredit))
        {
            yield return new(Acts, PaletteWords.GrantCredit(name), id, $"{address}?tab=billing&dialog=credit", "G");
        }

        if (actor.May(Permission.EditBilling))
        {
            yield return new(Acts, PaletteWords.ChangeTerms(name), id, $"{address}?tab=billing&dialog=terms", "B");
        }

        if (actor.May(Permission.CorrectBalance))
        {
            yield return new(Acts, PaletteWords.CorrectBalance(name), id, $"{address}?tab=billing&dialog=correction");
        }

        if (actor.May(Permission.AdministerAccounts))
        {
            yield return new(Acts, PaletteWords.ChangePlan(name), id, $"{address}?tab=account&dialog=set-plan");
        }

        foreach (var (tab, place) in Enum.GetValues<AccountTab>().Select((tab, place) => (tab, place)))
        {
            yield return new(
                Acts,
                PaletteWords.TabOf(tab, name),
                id,
                $"{address}?tab={tab.ToString().ToLowerInvariant()}",
                FormattableString.Invariant($"{place + 1}")
            );
        }

        if (actor.May(Permission.ViewAudit))
        {
            yield return new(Acts, PaletteWords.Audit(name), id, $"/audit?account={Uri.EscapeDataString(id)}");
        }
    }

    /// <summary>The account whose page this is; null on other pages.</summary>
    private static string? AccountOf(string path) =>
        path.StartsWith(AccountPath, StringComparison.Ordinal) && path.Length > AccountPath.Length
            ? Uri.UnescapeDataString(path[AccountPath.Length..])
            : null;
}
