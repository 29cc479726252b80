using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportConsole.Api.Requests;

/// <summary>
/// Reads the fields of one request by their rules and keeps the first problem. What it returns is meant only when there
/// was none: ask <see cref="Refusal"/> before using any of it.
/// </summary>
internal sealed class RequestFields
{
    private string _within = "";
    private int _index = -1;

    /// <summary>The first wrong field and its rule, such as <c>transcripts[3].audioUrl: must be ...</c>.</summary>
    private string? _problem;

    /// <summary>The answer when a field is wrong; null when all are right.</summary>
    public JsonHttpResult<ErrorAnswer>? Refusal =>
        _problem is null ? null : ApiErrors.Result(StatusCodes.Status400BadRequest, _problem);

    public string Required(TextRule rule, string? value)
    {
        if (value is null || !rule.Allows(value))
        {
            Refuse(value is null ? rule : rule with { Sentence = rule.SentenceFor(value) }, isMissing: value is null);
        }

        return value ?? "";
    }

    public string? Optional(TextRule rule, string? value) => value is null ? null : Required(rule, value);

    public decimal Required(NumberRule rule, decimal? value)
    {
        if (value is not { } number || !rule.Allows(number))
        {
            Refuse(rule, isMissing: value is null);
            return rule.Least;
        }

        return number;
    }

    public int Required(NumberRule rule, int? value) => (int)Required(rule, (decimal?)value);

    public TimeSpan Seconds(NumberRule rule, int? value, int byDefault) =>
        TimeSpan.FromSeconds(Required(rule, value ?? byDefault));

    /// <summary>One of the named values; JSON has seen to it that it is one.</summary>
    public T Required<T>(FieldRule rule, T? value)
        where T : struct, Enum
    {
        if (value is null)
        {
            Refuse(rule, isMissing: true);
        }

        return value ?? default;
    }

    /// <summary>One of the named values, to the letter, out of an address; null when it names none.</summary>
    public T? Named<T>(FieldRule rule, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        foreach (var (name, value) in EnumNames.Of(typeof(T)).Zip(Enum.GetValues<T>()))
        {
            if (name == text)
            {
                return value;
            }
        }

        Refuse(rule);
        return null;
    }

    /// <summary>True or false out of an address; false when it says neither.</summary>
    public bool Flag(FieldRule rule, string? text)
    {
        if (text is not (null or "true" or "false"))
        {
            Refuse(rule);
        }

        return text == "true";
    }

    /// <summary>A whole number out of an address.</summary>
    public int Whole(NumberRule rule, string? text, int byDefault)
    {
        if (text is null)
        {
            return byDefault;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(rule);
            return byDefault;
        }

        return Required(rule, (int?)number);
    }

    /// <summary>An object within the object.</summary>
    public T Object<T>(FieldRule rule, Func<T> read)
    {
        _within = rule.Name;
        var value = read();
        _within = "";
        return value;
    }

    /// <summary>The objects of a batch, up to the first wrong one.</summary>
    public IReadOnlyList<TItem> Batch<TBody, TItem>(
        FieldRule rule,
        IReadOnlyList<TBody?>? items,
        Func<TBody, TItem> read
    )
        where TBody : class
    {
        if (items is null || items.Count is < 1 or > FieldRules.MaximumBatch)
        {
            Refuse(rule, isMissing: items is null);
            return [];
        }

        var values = new List<TItem>(items.Count);
        _within = rule.Name;
        for (_index = 0; _index < items.Count && _problem is null; _index++)
        {
            if (items[_index] is { } item)
            {
                values.Add(read(item));
            }
            else
            {
                _problem = BodyProblem.NotAnObject($"{_within}[{_index}]");
            }
        }

        (_within, _index) = ("", -1);
        return values;
    }

    public void Refuse(FieldRule rule, bool isMissing = false)
    {
        var place = (_within, _index) switch
        {
            ("", _) => rule.Name,
            (_, < 0) => $"{_within}.{rule.Name}",
            _ => $"{_within}[{_index}].{rule.Name}",
        };
        _problem ??= isMissing ? $"{place}: is missing; it {rule.Sentence}" : $"{place}: {rule.Sentence}";
    }
}
