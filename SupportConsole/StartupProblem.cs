using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

namespace SupportConsole;

/// <summary>Turns what keeps the program from starting into one message for the person at the terminal.</summary>
internal static partial class StartupProblem
{
    /// <summary>The message, or null for a failure that is a bug and deserves its stack trace.</summary>
    public static string? Describe(Exception exception) =>
        FindSentences(exception) is { } problems
            ? string.Join(
                Environment.NewLine,
                problems.Select(problem => "  - " + problem).Prepend("SupportConsole cannot start:")
            )
            : null;

    /// <summary>Each problem in a sentence of its own; null as in <see cref="Describe"/>.</summary>
    public static IEnumerable<string>? FindSentences(Exception exception) =>
        exception switch
        {
            StartupException => [exception.Message],
            OptionsValidationException invalid => Plain(invalid),
            AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
                several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(Plain),

            // A value of the wrong type: the binder's sentence names the setting and the value.
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => [exception.Message],
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken =>
            [
                $"{taken.Message} Stop the program that uses it, or choose another address with --urls or "
                    + "ASPNETCORE_URLS.",
            ],
            _ => null,
        };

    /// <summary>
    /// Without the frame that the framework puts around an annotation's sentence, and with the setting's full name.
    /// </summary>
    private static IEnumerable<string> Plain(OptionsValidationException invalid)
    {
        var section =
            invalid.OptionsType.GetField("Section")?.GetRawConstantValue() as string ?? invalid.OptionsType.Name;
        return invalid.Failures.Select(failure =>
            AnnotationFrame().Match(failure) is { Success: true } framed
                ? framed.Groups["sentence"].Value.Replace("The field ", section + ":", StringComparison.Ordinal)
                : failure
        );
    }

    [GeneratedRegex(
        "^DataAnnotation validation failed for '\\w+' members: '[^']*' with the error: '(?<sentence>.*)'\\.$",
        RegexOptions.Singleline
    )]
    private static partial Regex AnnotationFrame();
}
