using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Search as you type, without a page: what was typed, what was found, which row is chosen.</summary>
public sealed class AccountSearchModel(
    IAccountDirectory directory,
    ILookUps lookUps,
    TimeProvider clock,
    ILogger logger
) : IDisposable
{
    /// <summary>How long typing must pause before a search begins.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Debounce _debounce = new(clock, Pause);
    private readonly Loadable<Answer> _result = new("account search", logger);

    // What was found, not its row: a refresh may bring the rows in another order, or fewer of them.
    private string? _chosenId;

    // The rows that a page shows instead of the best matches: all matches, or all accounts.
    private IReadOnlyList<string>? _shownIds;

    // What Enter was pressed for, until its search has ended.
    private string? _entered;

    /// <summary>What stands in the box.</summary>
    public string Query { get; private set; } = "";

    /// <summary>
    /// What of it is searched for, as it may be shown and stand in an address: without the secret of a pasted key.
    /// </summary>
    public string CleanQuery => AccountSearchResult.Shown(Query);

    /// <summary>What was found for <see cref="AccountSearchResult.Query"/>, which may lag behind the box.</summary>
    public AccountSearchResult? Result => CleanQuery.Length == 0 ? null : _result.Value?.Result;

    /// <summary>Why the last search failed.</summary>
    public string? Error => CleanQuery.Length == 0 ? null : _result.Error;

    /// <summary>Index of the chosen row; -1 for none.</summary>
    public int Chosen => _chosenId is null ? -1 : IndexOf(_chosenId);

    /// <summary>True when the result belongs to what stands in the box.</summary>
    public bool IsCurrent => Result is not null && _result.Value?.Text == Wanted && Error is null;

    /// <summary>True while Enter waits for what it searches.</summary>
    public bool IsEntering => _entered is not null;

    /// <summary>
    /// The chosen row: an account's id, or <see cref="AccountMatch.RowId"/> where the matches are shown; null for none.
    /// </summary>
    public string? ChosenId => Chosen < 0 ? null : _chosenId;

    /// <summary>
    /// The page that Enter leads to: that of the chosen row, else of the one thing meant beyond doubt, else of the only
    /// match; null when it stays open.
    /// </summary>
    public string? Address =>
        Chosen >= 0 ? AddressOf(_chosenId!)
        : Result is not { } result ? null
        : (result.ExactMatch ?? (result.Matches.Count == 1 ? result.Matches[0] : null)) is { } match
            ? MatchLinks.Of(match)
        : null;

    /// <summary>All of what is searched for: of two keys only the whole tells one from the other.</summary>
    private string Wanted => AccountSearchResult.Clean(Query);

    /// <summary>Searches once typing pauses.</summary>
    /// <returns>False when more was typed meanwhile, or Enter searches for the same already.</returns>
    public Task<bool> TypeAsync(Actor actor, string? text)
    {
        Query = text ?? "";
        _chosenId = null;
        if (_entered == Wanted)
        {
            return Task.FromResult(false);
        }

        _entered = null;
        return _debounce.RunAsync(cancellationToken => SearchAsync(actor, cancellationToken));
    }

    /// <summary>Searches at once.</summary>
    public Task<bool> SearchNowAsync(Actor actor, string? text)
    {
        Query = text ?? "";
        _chosenId = null;
        _entered = null;
        return _debounce.RunNowAsync(cancellationToken => SearchAsync(actor, cancellationToken));
    }

    /// <summary>Takes a result that is known already.</summary>
    public void Restore(AccountSearchResult result)
    {
        Query = result.Query;
        _result.Set(new(result.Query, result));
    }

    /// <summary>Chooses the next or previous row; from the ends around to the box.</summary>
    public void Move(int by)
    {
        var ids = Ids;
        var row = (Chosen + 1 + by + ids.Count + 1) % (ids.Count + 1) - 1;
        _chosenId = row < 0 ? null : ids[row];
    }

    /// <summary>Takes the rows that are chosen from, where a page shows others than the best matches.</summary>
    /// <param name="ids">Their accounts, in order; null for the best matches.</param>
    public void Show(IReadOnlyList<string>? ids) => _shownIds = ids;

    /// <summary>
    /// Enter, however early: searches at once for what stands in the box, unless that is found already.
    /// </summary>
    /// <returns>
    /// True when <see cref="Address"/> answers this Enter. False when the search failed (<see cref="Error"/>), when
    /// something else stands in the box by now, or when Enter was pressed for the same before and that is not answered
    /// yet.
    /// </returns>
    public async Task<bool> EnterAsync(Actor actor)
    {
        if (IsCurrent || IsEntering || CleanQuery.Length == 0)
        {
            return IsCurrent || (CleanQuery.Length == 0 && Chosen >= 0);
        }

        _chosenId = null;
        _entered = Wanted;
        if (!await _debounce.RunNowAsync(cancellationToken => SearchAsync(actor, cancellationToken)))
        {
            // What overtook it has said what becomes of this Enter.
            return false;
        }

        _entered = null;
        return IsCurrent;
    }

    /// <summary>Reads the figures of the rows again; what is chosen stays chosen.</summary>
    public Task<bool> RefreshAsync(Actor actor) =>
        _debounce.RunNowAsync(cancellationToken => SearchAsync(actor, cancellationToken));

    /// <summary>Empties the box.</summary>
    public void Clear()
    {
        _debounce.Cancel();
        Query = "";
        _chosenId = null;
        _entered = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _debounce.Dispose();

    private IReadOnlyList<string> Ids => _shownIds ?? [.. (Result?.Matches ?? []).Select(match => match.RowId)];

    private string AddressOf(string rowId) =>
        Result?.Matches.FirstOrDefault(match => match.RowId == rowId) is { } match
            ? MatchLinks.Of(match)
            : AccountLinks.Account(rowId);

    private int IndexOf(string rowId)
    {
        var ids = Ids;
        for (var row = 0; row < ids.Count; row++)
        {
            if (ids[row] == rowId)
            {
                return row;
            }
        }

        return -1;
    }

    private Task SearchAsync(Actor actor, CancellationToken cancellationToken) =>
        CleanQuery.Length == 0
            ? Task.CompletedTask
            : _result.LoadAsync(token => AskAsync(actor, Wanted, token), cancellationToken);

    private async Task<Answer?> AskAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        var result = await directory.SearchAsync(actor, text, cancellationToken);
        if (result is { Matches: [var only] })
        {
            lookUps.Record(actor, only.Overview.Account.Id, LookUpKind.Found);
        }

        return new(text, result);
    }

    /// <summary>What was found for a text.</summary>
    private sealed record Answer(string Text, AccountSearchResult Result);
}
