using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Payments;

/// <summary>Finds an account as one types, and keeps the one that is chosen.</summary>
public sealed partial class AccountChoice : IDisposable
{
    private const int MaximumRows = 5;

    private AccountSearchModel _model = null!;
    private string? _name;

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AccountChoice> Logger { get; init; }

    /// <summary>Id of the account chosen; empty for none.</summary>
    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _model = new AccountSearchModel(Directory, LookUps, Clock, Logger);

    private async Task TypeAsync(string? text)
    {
        if (await CurrentActor.FindAsync() is { } actor)
        {
            await _model.TypeAsync(actor, text);
        }
    }

    private Task ChooseAsync(string? accountId, string? name)
    {
        _name = name;
        _model.Clear();
        return ValueChanged.InvokeAsync(accountId ?? "");
    }
}
