using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Personal;

namespace SupportConsole.Components.Accounts;

/// <summary>The views that the reader has given a name, and the field that names or renames one.</summary>
public sealed partial class OwnViews : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Loadable<ViewList> _views = null!;
    private string? _name;
    private string? _renamed;
    private string? _problem;
    private bool _isBusy;

    [Inject]
    public required IPersonalViews Views { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The query of the address that a new view holds.</summary>
    [Parameter, EditorRequired]
    public required Func<string> Query { get; set; }

    /// <summary>The query of the present address.</summary>
    [Parameter, EditorRequired]
    public required string Current { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _views = new("the reader's views", Loggers.CreateLogger<OwnViews>());
        return ReloadAsync();
    }

    private Task ReloadAsync() =>
        _views.LoadAsync(
            async token =>
                await CurrentActor.FindAsync() is { } actor ? new ViewList(await Views.ListAsync(actor, token)) : null,
            _left.Token
        );

    private void BeginRename(string name) => (_renamed, _name, _problem) = (name, name, null);

    private void Reset() => (_renamed, _name, _problem) = (null, null, null);

    private Task SubmitAsync() =>
        _name?.Trim() is not { Length: > 0 } name ? Task.CompletedTask
        : _renamed is { } renamed ? ActAsync(actor => Views.RenameAsync(actor, renamed, name, CancellationToken.None))
        : ActAsync(actor => Views.SaveAsync(actor, new(name, Query()), CancellationToken.None));

    private Task DeleteAsync(string name) => ActAsync(actor => Views.DeleteAsync(actor, name, CancellationToken.None));

    /// <summary>One at a time; what was refused leaves the field as it is.</summary>
    private async Task ActAsync(Func<Actor, Task<PersonalViewOutcome>> act)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var done = new Loadable<PersonalViewOutcome>("a view of the reader", Loggers.CreateLogger<OwnViews>());
            await done.LoadAsync(
                async _ => await CurrentActor.FindAsync() is { } actor ? await act(actor) : null,
                CancellationToken.None
            );
            _problem = done.Error ?? (done.Value as PersonalViewOutcome.Refused)?.Sentence;
            if (done.Value is PersonalViewOutcome.Done)
            {
                Reset();
            }
        }
        finally
        {
            _isBusy = false;
        }

        await ReloadAsync();
    }

    private sealed record ViewList(IReadOnlyList<PersonalView> Items);
}
