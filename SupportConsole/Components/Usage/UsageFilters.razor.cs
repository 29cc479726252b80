using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>Chooses which usage is shown; the choice stands in the address.</summary>
public sealed partial class UsageFilters
{
    private UsageFilter? _shown;
    private string? _account;
    private Product? _product;
    private string? _model;
    private string? _project;
    private string? _key;

    [Inject]
    public required PriceBook Prices { get; init; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required UsageAddress Address { get; set; }

    /// <summary>Another filter was chosen.</summary>
    [Parameter]
    public EventCallback<UsageAddress> OnChange { get; set; }

    /// <summary>Those with a price, of the product if one is chosen. Others can be typed.</summary>
    private IEnumerable<string> Models
    {
        get
        {
            var product = _product;
            return new (Product Product, IEnumerable<string> Names)[]
            {
                (Product.SpeechToText, Prices.Transcripts.Models),
                (Product.Streaming, Prices.Streaming.Models),
                (Product.Lemur, Prices.Lemur.Models),
            }
                .Where(list => product is null || list.Product == product)
                .SelectMany(list => list.Names);
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Address.Filter == _shown)
        {
            return;
        }

        var filter = _shown = Address.Filter;
        (_account, _product, _model, _project) = (filter.AccountId, filter.Product, filter.Model, filter.ProjectId);
        _key = filter.ApiKeyId is "" ? UsageKeys.NoKey : filter.ApiKeyId;
    }

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;

    private static string Name(Product? product) => product is { } known ? UsageWords.Name(known) : "any";

    private Task ChooseProductAsync(Product? product)
    {
        _product = product;
        return ApplyAsync();
    }

    private Task ApplyAsync()
    {
        var filter = new UsageFilter
        {
            AccountId = _account,
            Product = _product,
            Model = _model,
            ProjectId = _project,
            ApiKeyId = _key == UsageKeys.NoKey ? "" : _key,
        };

        // One account by account is one row: what it consists of says more.
        var becameOne =
            filter.AccountId is not null
            && Address.Filter.AccountId is null
            && Address.GroupBy == UsageGrouping.Account;
        return OnChange.InvokeAsync(
            Address with
            {
                Filter = filter,
                GroupBy = becameOne ? UsageGrouping.Product : Address.GroupBy,
                Page = 0,
            }
        );
    }

    private Task ClearAsync()
    {
        _shown = null;
        return OnChange.InvokeAsync(Address with { Filter = UsageFilter.None, Page = 0 });
    }
}
