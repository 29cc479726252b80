namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// Sorts the accounts of a period by any column; those that are equal by their ids, so that pages neither repeat nor
/// skip one.
/// </summary>
internal static class AccountOrder
{
    /// <summary>True for columns that need every account's present state, not only its figures.</summary>
    public static bool NeedsPresent(HistorySort sort) =>
        sort is HistorySort.Account or HistorySort.Limit or HistorySort.Waiting;

    /// <summary>The ids in order; whoever takes only a page of them has only that sorted.</summary>
    /// <param name="figures">By account.</param>
    /// <param name="present">By account, when the column needs it.</param>
    /// <param name="sort">The column.</param>
    /// <param name="ascending">Smallest first.</param>
    public static IEnumerable<string> Of(
        IReadOnlyDictionary<string, AccountFigures> figures,
        IReadOnlyDictionary<string, AccountNow> present,
        HistorySort sort,
        bool ascending
    )
    {
        if (sort == HistorySort.Account)
        {
            var byName = ascending
                ? figures.Keys.OrderBy(Name, StringComparer.OrdinalIgnoreCase)
                : figures.Keys.OrderByDescending(Name, StringComparer.OrdinalIgnoreCase);
            return byName.ThenBy(id => id, StringComparer.Ordinal);
        }

        var byFigure = ascending ? figures.Keys.OrderBy(Figure) : figures.Keys.OrderByDescending(Figure);
        return byFigure.ThenBy(id => id, StringComparer.Ordinal);

        string Name(string id) => present.GetValueOrDefault(id)?.Name ?? "";

        long Figure(string id) =>
            sort switch
            {
                HistorySort.Minutes => figures[id].Minutes,
                HistorySort.Episodes => figures[id].Episodes,
                HistorySort.Peak => figures[id].PeakQueued,
                HistorySort.Refused => figures[id].Refused,
                HistorySort.Streams => figures[id].Streams.Refused,
                HistorySort.Lemur => figures[id].Lemur.Refused,
                HistorySort.Limit => present.GetValueOrDefault(id)?.Limit.Value ?? 0,
                HistorySort.Waiting => present.GetValueOrDefault(id)?.Queued ?? 0,
                _ => figures[id].Transcripts,
            };
    }
}
