using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Notes;

namespace SupportConsole.Components.Accounts.Notes;

/// <summary>The notes of colleagues on an account, and a place to write one.</summary>
public sealed partial class AccountNotes
{
    private const int FirstShown = 5;
    private const int MoreShown = 20;

    private Attempt _attempt = new();
    private FormDrafts<NoteDraft>? _drafts;
    private ElementReference _form;
    private string? _accountId;
    private string _text = "";
    private string? _problem;
    private string? _listProblem;
    private int _count = FirstShown;
    private bool _preview;
    private bool _busy;

    [Inject]
    public required INotes Notes { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ILogger<AccountNotes> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Counts what was done while the page is open: every change of a note is audited.</summary>
    [Parameter]
    public int Acts { get; set; }

    /// <summary>Raised when something was written: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's notes";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Acts);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override bool IsLive => false;

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) =>
        previousKey is (string previous, int) && previous == AccountId;

    private string DraftKey => $"note:{AccountId}";

    private bool MayWrite => Actor?.May(Permission.WriteNotes) == true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await LeaveDraftAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_accountId != AccountId)
        {
            _accountId = AccountId;
            var left = LeaveDraftAsync();
            (_text, _attempt, _problem, _listProblem, _count, _preview) = (
                "",
                new Attempt(),
                null,
                null,
                FirstShown,
                false
            );
            await left;
        }

        await base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_drafts is null && MayWrite && _form.Id is not null)
        {
            var drafts = _drafts = new FormDrafts<NoteDraft>(Js, DraftKey);
            if (await drafts.AttachAsync(_form, Gone) is { } draft && drafts == _drafts && _text.Length == 0)
            {
                _text = draft.Text ?? "";
                _attempt.Resume(draft.Attempt);
                StateHasChanged();
            }
        }

        if (_drafts is { } kept)
        {
            await kept.RenameAttemptAsync(_attempt.Id);
        }
    }

    /// <inheritdoc/>
    protected override async Task<NoteList?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        await Notes.ListAsync(actor, AccountId, _count, cancellationToken);

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private Task ShowMoreAsync()
    {
        _count = Math.Min(NoteList.Maximum, _count + MoreShown);
        return ReloadAsync();
    }

    /// <summary>
    /// Stops listening to the form: the browser keeps what was typed. A note that is on its way still has to clear it.
    /// </summary>
    private async ValueTask LeaveDraftAsync()
    {
        var drafts = _drafts;
        _drafts = null;
        if (drafts is not null && !_attempt.Running)
        {
            await drafts.DisposeAsync();
        }
    }

    /// <summary>Takes what is typed: another text is another attempt; the same one again is the same note.</summary>
    private void Type(string? text)
    {
        if (text != _text)
        {
            (_text, _problem) = (text ?? "", null);
            _attempt.Change();
        }
    }

    private Task KeyAsync(KeyboardEventArgs key) =>
        key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } ? AddAsync() : Task.CompletedTask;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        if (NoteTexts.Problem(_text) is { } problem)
        {
            (_problem, _preview) = (problem, false);
            return;
        }

        var drafts = _drafts;
        var (done, trouble) = await ActAsync("A new note", NoteWords.Added, _attempt, (actor, id) =>
            Notes.AddAsync(actor, AccountId, _text, id, CancellationToken.None)
        );
        if (done && drafts is not null)
        {
            await drafts.ClearAsync();
        }

        if (drafts == _drafts)
        {
            (_text, _preview, _problem) = done ? ("", false, null) : (_text, false, trouble);
        }
        else if (drafts is not null)
        {
            // The account was left meanwhile.
            await drafts.DisposeAsync();
        }
    }

    private async Task PinAsync(AccountNote note) =>
        (_, _listProblem) = await ActAsync(
            "The pin of a note",
            note.Pinned ? NoteWords.Unpinned : NoteWords.Pinned,
            new Attempt(),
            (actor, id) => Notes.PinAsync(actor, note.Id, !note.Pinned, id, CancellationToken.None)
        );

    private async Task RemoveAsync(AccountNote note) =>
        (_, _listProblem) = await ActAsync("The removal of a note", NoteWords.TakenBack, new Attempt(), (actor, id) =>
            Notes.RemoveAsync(actor, note.Id, id, CancellationToken.None)
        );

    /// <summary>Does one act at a time, and tells of it.</summary>
    /// <returns>True when it is done; else the sentence that says why not.</returns>
    private async Task<(bool Done, string? Trouble)> ActAsync(
        string act,
        string told,
        Attempt attempt,
        Func<Actor, string, Task<NoteOutcome>> run
    )
    {
        (_busy, _problem, _listProblem) = (true, null, null);
        NoteOutcome? outcome = null;
        var trouble = NoteWords.Unanswered;
        try
        {
            var answered = await attempt.RunAsync(
                async () => outcome = await run(await CurrentActor.GetAsync(), attempt.Id),
                exception => Logger.ActFailed(act, exception)
            );
            if (answered)
            {
                trouble = (outcome as NoteOutcome.Refused)?.Sentence;
                if (outcome is NoteOutcome.Done done)
                {
                    Toasts.Add(told, done.AuditSequence);
                }

                await ReloadAsync();
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            _busy = false;
        }

        return (outcome is NoteOutcome.Done, trouble);
    }
}
