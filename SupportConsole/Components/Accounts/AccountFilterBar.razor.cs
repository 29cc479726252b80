using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Accounts;

/// <summary>The conditions on columns that are in force, and the form that adds one.</summary>
public sealed partial class AccountFilterBar
{
    private AccountFilterField _field = AccountFilterFields.Find("plan")!;
    private string? _from;
    private string? _to;
    private string? _problem;

    /// <summary>What is filtered now.</summary>
    [Parameter, EditorRequired]
    public required AccountFilters Filters { get; set; }

    /// <summary>Raised with other filters.</summary>
    [Parameter]
    public EventCallback<AccountFilters> FiltersChanged { get; set; }

    private InputType InputKind => _field.Kind == AccountFilterKind.Day ? InputType.Date : InputType.Text;

    private string FromLabel =>
        _field.Kind == AccountFilterKind.Text ? AccountWords.FilterBegins : AccountWords.FilterFrom;

    private void Choose(string key)
    {
        if (AccountFilterFields.Find(key) is { } field)
        {
            (_field, _from, _to, _problem) = (field, null, null, null);
        }
    }

    private Task Add()
    {
        var value = _field.IsRange ? _from?.Trim() + AccountFilterFields.To + _to?.Trim() : _from ?? "";
        var filters = Filters.With(_field.Key, value);
        if (filters.Of(_field.Key) != value)
        {
            _problem = AccountWords.BadFilter(_field.Title);
            return Task.CompletedTask;
        }

        (_from, _to, _problem) = (null, null, null);
        return FiltersChanged.InvokeAsync(filters);
    }
}
