using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Answers the calls of the console's Stripe gateway in place of a connection: nothing leaves the program.
/// </summary>
internal sealed class DemoStripeHandler(DemoStripeApi api) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var answer = await api.AnswerAsync(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            new QueryCollection(QueryHelpers.ParseQuery(request.RequestUri.Query)),
            cancellationToken
        );
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.ToJson())
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        response.Headers.Add("Request-Id", $"req_demo_{Guid.CreateVersion7():N}");
        return response;
    }
}
