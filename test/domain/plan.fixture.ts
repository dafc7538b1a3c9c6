/** The commune's plan word for word, as it came: blanks, misprints and line breaks included. */
export const PLAN = `**ỦY BAN NHÂN DÂN
XÃ TÙNG ANH**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc**

Số: KH/UBND

Tùng Anh, ngày tháng 02 năm 2025

KẾ HOẠCH

Phát động phong trào thi đua đẩy mạnh cải cách hành chính, cải cách công vụ trên địa bàn xã Tùng Anh năm 2025

Căn cứ kế hoạch cải cách hành chính của huyện ban hành theo QĐ số 142/QĐ-UBND ngày 14 tháng 01 năm 2025 của UBND huyện Đức Thọ;

Căn cứ kế hoạch cải cách hành chính của xã ban hành theo QĐ số: 20/QĐ-UBND ngày 17 tháng 01 năm 2025 của UBND xã Tùng Anh

Năm 2025 là năm thứ năm thực hiện kế hoạch cải cách hành chính tỉnh Hà Tĩnh giai đoạn 2021-2030; và thực hiện kế hoạch cải cách hành chính xã giai đoạn 2021-2030. Là năm diễn ra Đại hội Đảng các cấp nhiệm kỳ 2025-2030. Để thực hiện thắng lợi các mục tiêu đã đề ra, UBND xã Tùng Anh phát động phong trào thi đua đẩy mạnh cải cách hành chính, cải cách công vụ trên địa bàn xã năm 2025 cụ thể như sau:

I.MỤC ĐÍCH, YÊU CẦU:

1. Mục đích:

-Nhằm phát huy tinh thần sáng tạo, ý thức trách nhiệm; kỷ luật, kỷ cương của cán bộ, công chức, người hoạt động không chuyên trách; tạo động lực, sức mạnh, đẩy nhanh tiến độ, nâng cao chất lượng, hiệu quả công tác; trọng tâm là phát động phong trào thi đua về cải cách hành chính, thực hiện nghiêm túc, kỷ luật, kỷ cương hành chính, công vụ, văn hóa công vụ, sáng kiến cải cách hành chính, góp phần đẩy mạnh hơn nữa công tác cải cách hành chính trong thời gian tới;

-Xây dựng nền hành chính trong sạch, vững mạnh, hiện đại, mang tính dân chủ, đáp ứng yêu cầu của cơ quan, nhằm giảm thiểu chi phí về thời gian và tuân thủ thủ tục hành chính, gắn với kết quả thực hiện cơ chế một cửa, một cửa liên thông; đẩy mạnh công tác cải cách hành chính để nâng cao hiệu lực, hiệu quả quản lý hành chính nhà nước tại xã Tùng Anh.

-Tiếp tục khẳng định vị trí, vai trò và tác dụng to lớn của phong trào thi đua thực hiện cải cách hành chính; thường xuyên đổi mới hình thức, nội dung và biện pháp tổ chức các phong trào thi đua; phát động phong trào thi đua nhằm cổ vũ động viên các tập thể, cá nhân khắc phục khó khăn, nỗ lực phấn đấu hoàn thành tốt nhiệm vụ, góp phần nâng cao vai trò trách nhiệm của tập thể và cá nhân, thực hiện thắng lợi các chỉ tiêu, nhiệm vụ cải cách hành chính, đảm bảo yêu cầu thiết thực, tiết kiệm, hiệu quả, hình thức, lãng phí;

-Kịp thời động viên, khuyến khích và tôn vinh các tập thể, cá nhân có thành tích xuất sắc trong công tác cải cách hành chính, góp phần nâng cao chất lượng chuyên môn, hoàn thành xuất sắc nhiệm vụ được giao.

2.Yêu cầu:

-Phong trào thi đua phải được triển khai thực hiện cụ thể, thực chất, hiệu quả, có trọng tâm, trọng điểm, đồng bộ, phù hợp với chức năng, nhiệm vụ của ngành; đổi mới phương thức tổ chức, cách làm hay, sáng tạo, tháo gỡ khó khăn, vướng mắc, góp phần tạo sự chuyển biến mạnh mẽ về chất lượng, hiệu quả, có trọng tâm, trọng điểm, đồng bộ, phù hợp với chức năng, nhiệm vụ của từng lĩnh vực, đơn vị thôn xóm; đổi mới phương pháp tổ chức, cách làm hay, sáng tạo, tháo gỡ những khó khăn, vướng mắc, góp phần tạo sự chuyển biến mạnh mẽ về chất lượng, hiệu quả công tác.

-Xây dựng đội ngũ công chức có đủ phẩm chất năng lực và trình độ, đáp ứng yêu cầu phục vụ nhân dân; nâng cao tinh thần trách nhiệm, đạo đức, ý thức phục vụ nhân dân của cán bộ, công chức tham gia tích cực trong việc thực hiện cải cách hành chính. Phát hiện bồi dưỡng các điển hình tiên tiến và lựa chọn kịp thời các tập thể, cá nhân có thành tích xuất sắc, thực sự tiêu biểu trong phong trào thi đua để phổ biến, nhân rộng, học tập, khen thưởng kịp thời.

-Phong trào thi đua phải được triển khai rộng khắp, thường xuyên, phát huy được sức sáng tạo trong công tác cải cách hành chính, tạo ra đột phá, thực hiện có hiệu quả nhiệm vụ chính trị của cơ quan làm chuyển biến sâu sắc nhận thức của công chức, người lao động trong việc thực hiện nhiệm vụ.

II. ĐỐI TƯỢNG THI ĐUA.

Cán bộ, công chức, người hoạt động không chuyên trách; các tổ chức, cá nhân trên địa bàn xã Tùng Anh

III. KHẨU HIỆU THI ĐUA

Xã Tùng Anh “Chung tay cải cách hành chính”

IV. NỘI DUNG THI ĐUA

-Thi đua đề xuất các sáng kiến, giải pháp về cải cách hành chính; những biện pháp, mô hình, cách làm mới đem lại hiệu quả trong công tác cải cách hành chính

-Thi đua thực hiện các nhiệm vụ cải cách hành chính theo kế hoạch cải cách hành chính của xã với các nội dung: cải cách thể chế, cải cách thủ tục hành chính, cải cách tổ chức bộ máy hành chính nhà nước, nâng cao chất lượng đội ngũ cán bộ, công chức, hiện đại hóa nền hành chính.

-Thi đua thực hiện giải quyết thủ tục hành chính nhanh gọn, đúng pháp luật

-Thi đua trong công tác tuyên truyền cải cách hành chính, nâng cao nhận thức, trách nhiệm đối với công chức trong thực hiện công vụ, nâng cao vai trò giám sát của các tổ chức, cá nhân trong thực hiện cải cách hành chính qua mạng và tiếp nhận, giải quyết thủ tục hành chính qua dịch vụ công ích góp phần nâng cao chất lượng phục vụ nhân dân, tích cực thúc đẩy phát triển kinh tế - xã hội.

V. THỜI GIAN TỔ CHỨC PHONG TRÀO THI ĐUA

Kể từ ngày ban hành kế hoạch phát động phong trào thi đua đến ngày 30 tháng 11 năm 2025

VI. CÔNG TÁC KHEN THƯỞNG

1.Các tiêu chuẩn đề nghị huyện khen thưởng

a) Tập thể

- Nội bộ đoàn kết, chấp hành tốt chủ trương, chính sách của Đảng, pháp luật nhà nước

-Hoàn thành tốt nhiệm vụ được giao trong năm 2025

-Thực hiện tốt công tác lãnh đạo, chỉ đạo; xây dựng kế hoạch, triển khai thực hiện có hiệu quả, đảm bảo chất lượng, tiến độ các nhiệm vụ; hoàn thành 100% nhiệm vụ đề ra tại kế hoạch cải cách hành chính xã năm 2025

-100% thủ tục hành chính áp dụng cơ chế một cửa liên thông được số hóa, luân chuyển, phối hợp xử lý trực tiếp giữa các cơ quan, đơn vị có liên quan theo Nghị định 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ

-100% thủ tục hành chính thuộc thẩm quyền được tiếp nhận, giải quyết đúng hạn; thực hiện giao dịch trực tuyến trên cổng DVC

-Xếp hạng đứng top đầu trong cải cách hành chính

-100% cán bộ, công chức chấp hành nghiêm kỷ cương hành chính, kỷ luật công vụ

b) Cá nhân:

-Có phẩm chất đạo đức tốt; đoàn kết, gương mẫu, chấp hành tốt chủ trương, chính sách của Đảng, pháp luật nhà nước

-Hoàn thành xuất sắc nhiệm vụ được giao năm 2025 theo Nghị quyết HĐND xã và Quyết định giao chỉ tiêu của UBND huyện Đức Thọ

-Chỉ đạo, tham mưu triển khai thực hiện đảm bảo chất lượng và đúng thời gian quy định các nhiệm vụ được giao trong kế hoạch cải cách hành chính năm 2025 của UBND xã

-Có sáng kiến hoặc biện pháp, giải pháp thực hiện trong công tác cải cách hành chính đã được triển khai thực hiện mang lại hiệu quả

-Thực hiện nghiêm kỷ cương hành chính, kỷ luật công vụ, chấp hành tốt nội quy, quy chế của cơ quan

2.Hồ sơ khen thưởng:

-Tờ trình đề nghị huyện khen thưởng

-Biên bản họp xét khen thưởng của Hội đồng thi đua - khen thưởng

-Báo cáo thành tích của tập thể, cá nhân đề nghị khen thưởng

3. Thời gian đề nghị xét khen thưởng

Hồ sơ đề nghị về UBND xã (qua văn phòng Nội vụ) chậm nhất ngày 15/12/2025

VII. TỔ CHỨC THỰC HIỆN

1.Văn phòng thống kê (Nội vụ) có trách nhiệm theo dõi, đôn đốc cán bộ, công chức, người hoạt động không chuyên trách xã, các thôn xóm thực hiện nghiêm các nội dung của kế hoạch này; thường xuyên theo dõi tình hình thực hiện nhiệm vụ của cán bộ, công chức, người hoạt động không chuyên trách, để làm cơ sở cho việc bình xét khen thưởng đảm bảo khách quan và chính xác. Làm hồ sơ đề nghị huyện khen thưởng các tập thể, cá nhân theo quy định.

2. Công chức Văn hóa - xã hội (phụ trách thông tin), Đài truyền thanh tăng cường công tác thông tin tuyên truyền cải cách hành chính phù hợp với mục tiêu, yêu cầu nội dung của kế hoạch này đến các đối tượng tham gia thi đua trên các phương tiện thông tin đại chúng.

Phối hợp với công chức chuyên trách cải cách hành chính xã xây dựng chuyên mục dành riêng về công tác cải cách hành chính, giới thiệu các mô hình, chia sẻ kinh nghiệm trong thực hiện công tác cải cách hành chính, công khai thủ tục hành chính trên trang thông tin điện tử của xã

3.Đề nghị UBND xã và các đoàn thể xã phối hợp chặt chẽ với UBND xã phát huy sức mạnh khối đại đoàn kết toàn dân trong việc vận động cán bộ, công chức, người lao động và các tầng lớp nhân dân trong xã tích cực hưởng ứng và thực hiện phong trào thi đua đạt được hiệu quả thiết thực.

*.Trên đây là kế hoạch phát động phong trào thi đua đầy mạnh công tác cải cách hành chính xã Tùng Ảnh năm 2025./.

Nơi nhận:

- Phòng nội vụ huyện;
- TT Đảng ủy, HĐND xã;
- Chánh, phó chủ tịch UBND (c/đ);
- Các TC đoàn thể xã;
- CB,CC,BCT xã (t/h);
- Lưu VP/UBND xã;

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

(họ tên người ký)
`;
