using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notes;

namespace SupportConsole.Components.Notes;

/// <summary>What colleagues wrote on an account, and a place to write.</summary>
public sealed partial class AccountNotes : IDisposable
{
    private const int FirstShown = 5;
    private const int MoreShown = 20;

    private readonly CancellationTokenSource _left = new();
    private Part<NoteList> _notes = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _loadedId;
    private string _text = "";
    private string _attempt = NewId();
    private string? _problem;
    private long? _removing;
    private int _shown = FirstShown;
    private bool _mayWrite;
    private bool _preview;
    private bool _busy;

    [Inject]
    public required INotes Notes { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AccountNotes> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Something was written: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId == AccountId)
        {
            return;
        }

        _loadedId = AccountId;
        _notes = new Part<NoteList>("an account's notes", Logger);
        (_text, _problem, _removing, _shown) = ("", null, null, FirstShown);
        _live?.Dispose();
        _live = null;
        _actor ??= await CurrentActor.GetAsync();
        _mayWrite = _actor.May(Permission.WriteNotes);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;
            _live = new LiveRefresh(Clock, TimeSpan.FromSeconds(1), () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private Task LoadAsync()
    {
        var (id, count) = (AccountId, _shown);
        return _notes.LoadAsync(async token => await Notes.ListAsync(_actor!, id, count, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task ShowMoreAsync()
    {
        _shown += MoreShown;
        return ReloadAsync();
    }

    /// <summary>Another text is another attempt; the same one again is the same note.</summary>
    private void Typed() => (_attempt, _problem) = (NewId(), null);

    private Task KeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } ? AddAsync() : Task.CompletedTask;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        if (NoteTexts.Problem(_text) is { } problem)
        {
            _problem = problem;
            return;
        }

        if (await ActAsync("A new note", () => Notes.AddAsync(_actor!, AccountId, _text, _attempt, CancellationToken.None)))
        {
            (_text, _preview) = ("", false);
            Typed();
        }
    }

    private async Task PinAsync(AccountNote note) =>
        await ActAsync("The pin of a note", () => Notes.PinAsync(_actor!, note.Id, !note.Pinned, NewId(), CancellationToken.None));

    private async Task RemoveAsync(AccountNote note)
    {
        await ActAsync("The removal of a note", () => Notes.RemoveAsync(_actor!, note.Id, NewId(), CancellationToken.None));
        _removing = null;
    }

    /// <summary>One act at a time; nothing cancels it, so that leaving the page tears none in two.</summary>
    private async Task<bool> ActAsync(string act, Func<Task<NoteOutcome>> run)
    {
        (_busy, _problem) = (true, null);
        try
        {
            var outcome = await run();
            _problem = (outcome as NoteOutcome.Refused)?.Sentence;
            await LoadAsync();
            await OnChanged.InvokeAsync();
            return outcome is NoteOutcome.Done;
        }
        catch (Exception exception)
        {
            Logger.ActFailed(act, exception);
            _problem = NotePageTexts.Unanswered;
            return false;
        }
        finally
        {
            _busy = false;
        }
    }
}
